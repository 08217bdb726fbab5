package org.certbureau.kmc;

import java.time.Instant;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/**
 * Which escrowed key is to come back to which token, for which case: what officers consent to, all
 * of it and nothing else.
 *
 * @param job that waits for it; a job that is repeated has another recipient, and is another order
 * @param certificate number of the certificate that the key belongs to
 * @param keyFingerprint of the public key of the escrowed pair
 * @param recipient the token's own key, whose possession the bureau has had proved
 * @param acceptor account that accepted the case, who does not consent to it (A-G7)
 * @param reviewer account that reviewed it, likewise
 */
public record RecoveryOrder(
    RegionCode region,
    CaseNumber caseNumber,
    String job,
    String certificate,
    String keyFingerprint,
    Sm2PublicKey recipient,
    String acceptor,
    String reviewer) {

  /** Another one where anything of it is another. */
  String digest() {
    return Sm3.hex(
        new Written("kmc-order")
            .and(region.value())
            .and(caseNumber.value())
            .and(job)
            .and(certificate)
            .and(keyFingerprint)
            .and(recipient.fingerprint())
            .and(acceptor)
            .and(reviewer)
            .bytes());
  }

  /**
   * The same for orders that repeat one another: another job and another token ask for the same
   * thing, until the desk has looked at it anew.
   */
  String question(Instant approvedAt) {
    return Sm3.hex(
        new Written("kmc-question")
            .and(region.value())
            .and(caseNumber.value())
            .and(certificate)
            .and(keyFingerprint)
            .and(approvedAt.toEpochMilli())
            .bytes());
  }

  /** Whether somebody had to do with the case before. */
  boolean isTheirOwn(String officer) {
    return officer.equals(acceptor) || officer.equals(reviewer);
  }
}
