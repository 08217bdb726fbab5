package org.certbureau.station.contract.proof;

import java.nio.charset.StandardCharsets;
import org.certbureau.station.contract.Octets;

/**
 * What the signing key in force signs to let another take its place: it names the job, the chip and
 * the request of the new key, so that it is good for nothing else.
 */
public final class FormerKeyProof {
  private static final String PURPOSE = "certbureau/station/former-key-proof/1";

  private FormerKeyProof() {}

  /** The bytes to sign and to verify: each part behind its length in four bytes. */
  public static byte[] message(String job, String chip, Octets p10) {
    return new Lengths()
        .and(PURPOSE.getBytes(StandardCharsets.UTF_8))
        .and(job.getBytes(StandardCharsets.UTF_8))
        .and(chip.getBytes(StandardCharsets.UTF_8))
        .and(p10.toByteArray())
        .message();
  }
}
