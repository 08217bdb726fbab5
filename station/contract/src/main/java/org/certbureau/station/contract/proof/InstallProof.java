package org.certbureau.station.contract.proof;

import java.nio.charset.StandardCharsets;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Octets;

/**
 * What a token signs to prove that it carries a pair: not the bare challenge, which would let the
 * bureau have anything signed, but the challenge together with job, chip and both certificates.
 */
public final class InstallProof {
  private static final String PURPOSE = "certbureau/station/install-proof/1";

  private InstallProof() {}

  /** The bytes to sign and to verify: each part behind its length in four bytes. */
  public static byte[] message(
      String job,
      String chip,
      Octets challenge,
      Octets signingCertificate,
      Octets encryptionCertificate) {
    return new Lengths()
        .and(PURPOSE.getBytes(StandardCharsets.UTF_8))
        .and(job.getBytes(StandardCharsets.UTF_8))
        .and(chip.getBytes(StandardCharsets.UTF_8))
        .and(challenge.toByteArray())
        .and(signingCertificate.toByteArray())
        .and(encryptionCertificate.toByteArray())
        .message();
  }

  public static byte[] message(Install order) {
    return message(
        order.job(),
        order.chip(),
        order.challenge(),
        order.signingCertificate(),
        order.encryptionCertificate());
  }
}
