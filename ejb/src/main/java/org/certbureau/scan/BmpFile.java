package org.certbureau.scan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A bitmap of Windows or OS/2. How long it is follows from where its pixels begin and how many they
 * are; what the header tells of the file's size is ignored by every viewer and written wrongly by
 * many a scanner, but believed by the decoder, and therefore put right.
 */
final class BmpFile {
  private static final int FILE_SIZE = 2;
  private static final int PIXELS_AT = 10;
  private static final int INFO = 14;
  private static final int PIXELS_SIZE = 34;

  private static final int CORE = 12;
  private static final int WITH_PROFILE = 124;

  private static final int RLE8 = 1;
  private static final int RLE4 = 2;

  private final Sieve file;

  private BmpFile(Sieve file) {
    this.file = file;
  }

  static OwnBytes sift(Sieve file) {
    return new BmpFile(file).sifted();
  }

  private OwnBytes sifted() {
    int pixels = file.littleEndian(PIXELS_AT, 4);
    int info = file.littleEndian(INFO, 4);
    // the decoder takes everything before the pixels for a palette, and makes room for it unasked
    if (pixels < INFO + CORE || pixels >= file.length()) {
      return OwnBytes.TRUNCATED;
    }
    int compression = info == CORE ? 0 : file.littleEndian(30, 4);
    boolean runs = compression == RLE8 || compression == RLE4;
    if (compression == 4 || compression == 5) {
      // a JPEG or PNG for printers, of any size whatever this header says
      return OwnBytes.UNREADABLE;
    }
    long end = runs ? behindRuns(pixels, compression == RLE4) : behindLines(pixels, info);
    long length = Math.max(end, behindProfile(info));
    if (end < pixels || length > file.length()) {
      return OwnBytes.TRUNCATED;
    }
    file.keep(0, (int) length);
    byte[] picture = file.kept();
    ByteBuffer header = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(FILE_SIZE, (int) length);
    if (runs && header.getInt(PIXELS_SIZE) != 0) {
      header.putInt(PIXELS_SIZE, (int) end - pixels);
    }
    return OwnBytes.whole(picture, 1, Exif.UPRIGHT);
  }

  private long behindLines(int pixels, int info) {
    boolean core = info == CORE;
    long width = core ? file.littleEndian(18, 2) : file.littleEndian(18, 4);
    // lines from top to bottom are told by a height below zero
    long height = core ? file.littleEndian(20, 2) : Math.abs((long) file.littleEndian(22, 4));
    int bits = core ? file.littleEndian(24, 2) : file.littleEndian(28, 2);
    return pixels + (width * bits + 31) / 32 * 4 * height;
  }

  /** Runs and escapes up to the escape that ends the bitmap. */
  private long behindRuns(int pixels, boolean nibbles) {
    int at = pixels;
    while (true) {
      int count = file.unsigned(at);
      int value = file.unsigned(at + 1);
      at += 2;
      if (count == 0 && value == 1) {
        return at;
      }
      if (count == 0 && value == 2) {
        at += 2;
      } else if (count == 0 && value > 2) {
        int literal = nibbles ? (value + 1) / 2 : value;
        at += literal + (literal & 1);
      }
    }
  }

  /** A colour profile may stand behind the pixels. */
  private long behindProfile(int info) {
    if (info != WITH_PROFILE || !file.has(INFO + 56, "DEBM")) {
      return 0;
    }
    long end = (long) INFO + file.littleEndian(INFO + 112, 4) + file.littleEndian(INFO + 116, 4);
    return end > file.length() ? 0 : end;
  }
}
