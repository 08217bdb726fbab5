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
    String revocationReason) {
  public String getJob() {
    return job;
  }

  public String getCaseNumber() {
    return caseNumber;
  }

  public String getRegion() {
    return region;
  }

  public String getHolderName() {
    return holderName;
  }

  public String getCreditCode() {
    return creditCode;
  }

  public String getChip() {
    return chip;
  }

  public String getIssuer() {
    return issuer;
  }

  public String getSigningSerial() {
    return signingSerial;
  }

  public String getEncryptionSerial() {
    return encryptionSerial;
  }

  public Instant getNotBefore() {
    return notBefore;
  }

  public Instant getNotAfter() {
    return notAfter;
  }

  public PairState getState() {
    return state;
  }

  public Instant getRevokedAt() {
    return revokedAt;
  }

  public String getRevocationReason() {
    return revocationReason;
  }
}
