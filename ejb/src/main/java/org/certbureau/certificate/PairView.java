package org.certbureau.certificate;

import java.time.Instant;
import java.util.List;
import org.certbureau.ca.RevocationReason;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.RegionCode;

/**
 * A pair as screens and machines see it. Names and serials are not masked, nothing else is in it.
 *
 * @param line the certificate that it belongs to, as people call it
 * @param ordinal its place among the pairs of its line, from 1
 * @param holderName as the holder is registered
 * @param certificateName what the certificate calls the holder; a shorter name where it has no room
 *     for the registered one
 * @param state where it stands in its life; that it has expired is a date and no state
 * @param crlReason as the issuer's list gives it; null unless revoked
 * @param revocationReason what happened, by its code; null unless revoked
 */
public record PairView(
    String job,
    CaseNumber caseNumber,
    LineNumber line,
    int ordinal,
    RegionCode region,
    String holderName,
    String certificateName,
    CreditCode creditCode,
    String chip,
    String issuer,
    String signingSerial,
    String encryptionSerial,
    Instant notBefore,
    Instant notAfter,
    PairState state,
    Instant revokedAt,
    RevocationReason crlReason,
    String revocationReason) {

  /** Whether its end has come. */
  public boolean isPastEnd(Instant now) {
    return !notAfter.isAfter(now);
  }

  /** Of both certificates, which are held and revoked together. */
  public List<String> serials() {
    return List.of(signingSerial, encryptionSerial);
  }
}
