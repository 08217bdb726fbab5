package org.certbureau.certificate;

import java.time.Instant;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.RegionCode;

/**
 * A pair as screens and machines see it. Names and serials are not masked, nothing else is in it.
 */
public record PairView(
    String job,
    CaseNumber caseNumber,
    RegionCode region,
    String holderName,
    CreditCode creditCode,
    String chip,
    String issuer,
    String signingSerial,
    String encryptionSerial,
    Instant notBefore,
    Instant notAfter,
    PairState state,
    Instant revokedAt,
    String revocationReason) {}
