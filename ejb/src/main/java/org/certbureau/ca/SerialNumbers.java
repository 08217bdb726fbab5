package org.certbureau.ca;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Draws serial numbers: 16 octets, positive, 126 bits of entropy. */
final class SerialNumbers {
  private static final int OCTETS = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SerialNumbers() {}

  /** Upper-case hex of the octets, always 32 digits, the first of them 4 to 7. */
  static String next() {
    byte[] octets = new byte[OCTETS];
    RANDOM.nextBytes(octets);
    // 01xxxxxx: positive, and no leading zero that DER would drop
    octets[0] = (byte) (octets[0] & 0x3f | 0x40);
    return HexFormat.of().withUpperCase().formatHex(octets);
  }
}
