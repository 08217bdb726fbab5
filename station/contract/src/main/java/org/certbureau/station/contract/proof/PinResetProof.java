package org.certbureau.station.contract.proof;

import java.nio.charset.StandardCharsets;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.ResetPin;

/**
 * What a token signs under its new PIN: that it is the certificate's own, and no other one with the
 * same chip serial and a copy of the certificate.
 */
public final class PinResetProof {
  private static final String PURPOSE = "certbureau/station/pin-reset-proof/1";

  private PinResetProof() {}

  /** The bytes to sign and to verify: each part behind its length in four bytes. */
  public static byte[] message(String job, String chip, Octets challenge, Octets certificate) {
    return new Lengths()
        .and(PURPOSE.getBytes(StandardCharsets.UTF_8))
        .and(job.getBytes(StandardCharsets.UTF_8))
        .and(chip.getBytes(StandardCharsets.UTF_8))
        .and(challenge.toByteArray())
        .and(certificate.toByteArray())
        .message();
  }

  public static byte[] message(ResetPin order) {
    return message(order.job(), order.chip(), order.challenge(), order.certificate());
  }
}
