package org.certbureau.scan;

import java.nio.ByteBuffer;

/** The one thing in a camera's notes (Exif 2.32) that changes the picture: how it was held. */
final class Exif {
  static final int UPRIGHT = 1;

  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;

  private Exif() {}

  /**
   * @param tiff where the TIFF header begins
   * @return 1 to 8; 1 also where the notes make no sense
   */
  static int orientation(Sieve file, int tiff) {
    try {
      boolean little = file.has(tiff, "II*\0");
      if (!little && !file.has(tiff, "MM\0*")) {
        return UPRIGHT;
      }
      int directory = tiff + number(file, tiff + 4, 4, little);
      int entries = number(file, directory, 2, little);
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + 12 * i;
        if (number(file, entry, 2, little) == ORIENTATION) {
          int value = number(file, entry + 8, 2, little);
          boolean sound = number(file, entry + 2, 2, little) == SHORT && value >= 1 && value <= 8;
          return sound ? value : UPRIGHT;
        }
      }
      return UPRIGHT;
    } catch (ArrayIndexOutOfBoundsException beyondTheLastByte) {
      return UPRIGHT;
    }
  }

  private static int number(Sieve file, int at, int bytes, boolean little) {
    return little ? file.littleEndian(at, bytes) : file.bigEndian(at, bytes);
  }

  /** Notes that tell the orientation and nothing else. */
  static byte[] ofOrientation(int orientation) {
    return ByteBuffer.allocate(26)
        .put(new byte[] {'M', 'M', 0, '*'})
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) ORIENTATION)
        .putShort((short) SHORT)
        .putInt(1)
        .putShort((short) orientation)
        .array();
  }
}
