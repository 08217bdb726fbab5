package org.certbureau.certificate.proof;

import java.nio.charset.StandardCharsets;
import org.certbureau.kernel.SerialNumber;

/**
 * What is signed. It begins with what it is for, so that no other signature can be taken for it.
 */
final class ProofText {
  private static final String PURPOSE = "certbureau line proof v1";

  private ProofText() {}

  /** ASCII; each of the three lines ends with a line feed. */
  static byte[] of(String nonce, SerialNumber serial) {
    return "%s\n%s\n%s\n"
        .formatted(PURPOSE, nonce, serial.value())
        .getBytes(StandardCharsets.US_ASCII);
  }
}
