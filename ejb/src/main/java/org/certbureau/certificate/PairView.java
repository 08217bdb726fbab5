package org.certbureau.certificate;

import java.time.Instant;

/**
 * A pair as screens and machines see it. Names and serials are not masked, nothing else is in it.
 */
public record PairView(
    String job,
    String caseNumber,
    String region,
    String holderName,
    String creditCode,
    String chip,
    String issuer,
    String signingSerial,
    String encryptionSerial,
    Instant notBefore,
    Instant notAfter,
    PairState state,
    Instant revokedAt,
    String revocationReason) {}
