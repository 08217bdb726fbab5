package org.certbureau.ca.serial;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Draws serial numbers: 16 octets, positive, the moment first and then 80 random bits, more than
 * the 64 that keep anybody from choosing what is signed. What is issued together lies together in
 * every index that holds serials; numbers random from their first digit would touch a page each.
 */
public final class SerialNumbers {
  private static final int OCTETS = 16;
  private static final int HEAD_OCTETS = 6;

  /** 01 before 46 bits of milliseconds: positive, and no leading zero that DER would drop. */
  private static final long LEADING = 1L << 46;

  private static final SecureRandom RANDOM = new SecureRandom();

  private SerialNumbers() {}

  /** Upper-case hex of the octets, always 32 digits, the first of them a 4. */
  public static String next(Instant moment) {
    byte[] random = new byte[OCTETS - HEAD_OCTETS];
    RANDOM.nextBytes(random);
    return HexFormat.of()
        .withUpperCase()
        .formatHex(
            ByteBuffer.allocate(OCTETS)
                .putLong((LEADING | moment.toEpochMilli()) << Long.SIZE - Byte.SIZE * HEAD_OCTETS)
                .position(HEAD_OCTETS)
                .put(random)
                .array());
  }
}
