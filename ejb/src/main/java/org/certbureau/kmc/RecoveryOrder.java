package org.certbureau.kmc;

import java.util.HexFormat;
import java.util.List;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/**
 * Which escrowed key is to come back to which token, for which case: what officers are shown and
 * consent to, all of it and nothing else.
 *
 * @param job that waits for it; a job that is repeated has another recipient, and is another order
 * @param certificate number of the certificate that the key belongs to
 * @param unit for whom, as the case calls it; null where it calls it nothing
 * @param purpose what has to be read; null where nothing was said
 * @param acceptor account that accepted the case, who does not consent to it (A-G7)
 * @param reviewer account that reviewed it, likewise
 * @param papers digest of the pages that the case had; that the unit asks is told by nothing else.
 *     Null in orders of before the centre wrote that down
 */
public record RecoveryOrder(
    RegionCode region,
    CaseNumber caseNumber,
    String job,
    String certificate,
    WantedKey key,
    KeyRecipient recipient,
    String unit,
    String purpose,
    String acceptor,
    String reviewer,
    String papers) {
  private static final String KIND = "kmc-order-3";
  private static final String KIND_WITHOUT_PAPERS = "kmc-order-2";
  private static final HexFormat HEX = HexFormat.of();

  /** Another one where anything of it is another. */
  String digest() {
    return Sm3.hex(isOfBefore() ? writtenBefore() : written());
  }

  /** Whether it is of before the centre wrote down whose key it is and to which token it goes. */
  boolean isOfBefore() {
    return key.certificate() == null;
  }

  byte[] written() {
    Written written = writtenButPapers();
    return (papers == null ? written : written.and(papers)).bytes();
  }

  private Written writtenButPapers() {
    return new Written(papers == null ? KIND_WITHOUT_PAPERS : KIND)
        .and(region.value())
        .and(caseNumber.value())
        .and(job)
        .and(certificate)
        .and(key.pair())
        .and(key.ordinal())
        .and(key.fingerprint())
        .and(key.certificate())
        .and(HEX.formatHex(recipient.key().point()))
        .and(recipient.chip())
        .and(recipient.certificate())
        .and(unit)
        .and(purpose)
        .and(acceptor)
        .and(reviewer);
  }

  /** What was {@link #written}. */
  static RecoveryOrder read(byte[] written) {
    List<String> parts = Written.read(written);
    return new RecoveryOrder(
        new RegionCode(parts.get(1)),
        new CaseNumber(parts.get(2)),
        parts.get(3),
        parts.get(4),
        new WantedKey(parts.get(5), Integer.parseInt(parts.get(6)), parts.get(7), parts.get(8)),
        new KeyRecipient(
            Sm2PublicKey.ofPoint(HEX.parseHex(parts.get(9))), parts.get(10), parts.get(11)),
        parts.get(12),
        parts.get(13),
        parts.get(14),
        parts.get(15),
        parts.get(0).equals(KIND) ? parts.get(16) : null);
  }

  private byte[] writtenBefore() {
    return new Written("kmc-order")
        .and(region.value())
        .and(caseNumber.value())
        .and(job)
        .and(certificate)
        .and(key.fingerprint())
        .and(recipient.key().fingerprint())
        .and(acceptor)
        .and(reviewer)
        .bytes();
  }

  /** Whether somebody had to do with the case before. */
  boolean isTheirOwn(String officer) {
    return officer.equals(acceptor) || officer.equals(reviewer);
  }
}
