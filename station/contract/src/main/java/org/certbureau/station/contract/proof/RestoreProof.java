package org.certbureau.station.contract.proof;

import java.nio.charset.StandardCharsets;
import org.certbureau.crypto.Sm3;
import org.certbureau.station.contract.Octets;

/**
 * What a token answers to prove that it decrypts for a certificate: not what it has decrypted,
 * which would let the bureau have anything read, but a digest of it that is good for this job
 * alone.
 */
public final class RestoreProof {
  /** As long as what is encrypted has to be, in bytes. */
  public static final int PLAIN_BYTES = 32;

  private static final String PURPOSE = "certbureau/station/restore-proof/1";

  private RestoreProof() {}

  /**
   * SM3 over all of it, each part behind its length in four bytes.
   *
   * @param plain what was encrypted
   * @param encryptionCertificate DER
   * @throws IllegalArgumentException for what is not of {@link #PLAIN_BYTES} bytes
   */
  public static Octets answer(String job, String chip, byte[] plain, Octets encryptionCertificate) {
    if (plain.length != PLAIN_BYTES) {
      throw new IllegalArgumentException("a challenge of " + plain.length + " bytes");
    }
    return Octets.of(
        Sm3.digest(
            new Lengths()
                .and(PURPOSE.getBytes(StandardCharsets.UTF_8))
                .and(job.getBytes(StandardCharsets.UTF_8))
                .and(chip.getBytes(StandardCharsets.UTF_8))
                .and(plain)
                .and(encryptionCertificate.toByteArray())
                .message()));
  }
}
