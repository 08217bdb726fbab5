package org.certbureau.scan;

/**
 * Finds where a picture's own bytes end. A picture that stops before its end mark is truncated, and
 * what hangs behind the mark (an archive, a script, a camera's trailer) is no part of the picture.
 */
final class PictureEnd {
  /** No end mark: the file stops in the middle of the picture. */
  static final int TRUNCATED = -1;

  private final byte[] file;
  private int frames;

  private PictureEnd(byte[] file) {
    this.file = file;
  }

  /**
   * @param length bytes from the beginning that belong to the picture, or {@link #TRUNCATED}
   * @param frames pictures in the file; more than one in an animation
   */
  record Found(int length, int frames) {
    boolean truncated() {
      return length == TRUNCATED;
    }
  }

  static Found of(ScanFormat format, byte[] file) {
    PictureEnd end = new PictureEnd(file);
    int length;
    try {
      length =
          switch (format) {
            case JPEG -> end.jpeg();
            case PNG -> end.png();
            case GIF -> end.gif();
            case BMP -> end.bmp();
          };
    } catch (ArrayIndexOutOfBoundsException beyondTheLastByte) {
      length = TRUNCATED;
    }
    return new Found(length > file.length ? TRUNCATED : length, end.frames);
  }

  /** ITU-T T.81 annex B: marker segments, entropy-coded data behind each SOS, EOI at the end. */
  private int jpeg() {
    frames = 1;
    int at = 2;
    while (true) {
      if (unsigned(at) != 0xFF) {
        return TRUNCATED;
      }
      while (unsigned(at) == 0xFF) {
        at++;
      }
      int marker = unsigned(at++);
      if (marker == 0xD9) {
        return at;
      }
      if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
        continue;
      }
      at += bigEndian(at, 2);
      if (marker == 0xDA) {
        at = behindEntropyCodedData(at);
      }
    }
  }

  private int behindEntropyCodedData(int from) {
    int at = from;
    while (true) {
      if (unsigned(at) == 0xFF) {
        int next = unsigned(at + 1);
        boolean stuffedOrRestart = next == 0x00 || (next >= 0xD0 && next <= 0xD7);
        if (!stuffedOrRestart && next != 0xFF) {
          return at;
        }
      }
      at++;
    }
  }

  /** ISO/IEC 15948: chunks of length, type, data, CRC up to IEND. */
  private int png() {
    frames = 1;
    int at = 8;
    while (true) {
      int length = bigEndian(at, 4);
      if (length < 0 || length > file.length) {
        return TRUNCATED;
      }
      int type = bigEndian(at + 4, 4);
      at += 12 + length;
      if (type == 0x49454E44) {
        return at;
      }
    }
  }

  /** GIF89a: blocks introduced by 0x2C (image) or 0x21 (extension), trailer 0x3B. */
  private int gif() {
    int at = 13 + colourTable(unsigned(10));
    while (true) {
      switch (unsigned(at)) {
        case 0x3B -> {
          return at + 1;
        }
        case 0x21 -> at = behindSubBlocks(at + 2);
        case 0x2C -> {
          frames++;
          at = behindSubBlocks(at + 10 + colourTable(unsigned(at + 9)) + 1);
        }
        default -> {
          return TRUNCATED;
        }
      }
    }
  }

  private static int colourTable(int packedFields) {
    return (packedFields & 0x80) == 0 ? 0 : 3 << ((packedFields & 0x07) + 1);
  }

  private int behindSubBlocks(int from) {
    int at = from;
    while (unsigned(at) != 0) {
      at += 1 + unsigned(at);
    }
    return at + 1;
  }

  /** The BMP file header tells its own size, and at offset 10 where the pixels begin. */
  private int bmp() {
    frames = 1;
    int size = littleEndian(2);
    int pixels = littleEndian(10);
    // the decoder takes everything before the pixels for a palette, and makes room for it unasked
    return pixels < 26 || pixels >= size ? TRUNCATED : size;
  }

  private int unsigned(int at) {
    return file[at] & 0xFF;
  }

  private int bigEndian(int at, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | unsigned(at + i);
    }
    return value;
  }

  private int littleEndian(int at) {
    return unsigned(at) | unsigned(at + 1) << 8 | unsigned(at + 2) << 16 | unsigned(at + 3) << 24;
  }
}
