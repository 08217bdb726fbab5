package org.certbureau.station.contract;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    put(message, PURPOSE.getBytes(StandardCharsets.UTF_8));
    put(message, job.getBytes(StandardCharsets.UTF_8));
    put(message, chip.getBytes(StandardCharsets.UTF_8));
    put(message, challenge.toByteArray());
    put(message, signingCertificate.toByteArray());
    put(message, encryptionCertificate.toByteArray());
    return message.toByteArray();
  }

  public static byte[] message(Install order) {
    return message(
        order.job(),
        order.chip(),
        order.challenge(),
        order.signingCertificate(),
        order.encryptionCertificate());
  }

  private static void put(ByteArrayOutputStream message, byte[] part) {
    message.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    message.writeBytes(part);
  }
}
