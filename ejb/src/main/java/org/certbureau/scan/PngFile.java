package org.certbureau.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** ISO/IEC 15948: chunks of length, type, data, CRC up to IEND. */
final class PngFile {
  /** The ancillary chunks that decide how the picture looks. */
  private static final Set<String> LOOKS =
      Set.of(
          "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "mDCV", "cLLI");

  private final Sieve file;
  private boolean pixels;
  private boolean animated;
  private int framesToShow;
  private int orientation = Exif.UPRIGHT;

  private PngFile(Sieve file) {
    this.file = file;
  }

  static OwnBytes sift(Sieve file) {
    return new PngFile(file).sifted();
  }

  private OwnBytes sifted() {
    int at = 8;
    file.keep(0, at);
    while (true) {
      int length = file.bigEndian(at, 4);
      if (length < 0 || length > file.length()) {
        return OwnBytes.TRUNCATED;
      }
      String type = file.text(at + 4, 4);
      int next = at + 12 + length;
      if (isCritical(type) || LOOKS.contains(type)) {
        file.keep(at, next);
      }
      if (type.equals("IEND")) {
        return OwnBytes.whole(file.kept(), frames(), orientation);
      }
      note(type, at + 8);
      at = next;
    }
  }

  private static boolean isCritical(String type) {
    return (type.charAt(0) & 0x20) == 0;
  }

  private void note(String type, int data) {
    switch (type) {
      case "IDAT" -> {
        if (!pixels && framesToShow == 0) {
          // what a viewer shows that knows no animations is then a picture of its own
          framesToShow = 1;
        }
        pixels = true;
      }
      case "acTL" -> animated |= !pixels;
      case "fcTL" -> framesToShow++;
      case "eXIf" -> noteOrientation(data);
      default -> {}
    }
  }

  /** The APNG chunks make an animation only where acTL stands before the pixels. */
  private int frames() {
    return animated ? Math.max(1, framesToShow) : 1;
  }

  private void noteOrientation(int data) {
    if (orientation != Exif.UPRIGHT) {
      return;
    }
    orientation = Exif.orientation(file, data);
    if (orientation != Exif.UPRIGHT) {
      byte[] tiff = Exif.ofOrientation(orientation);
      byte[] typed =
          ByteBuffer.allocate(4 + tiff.length)
              .put("eXIf".getBytes(StandardCharsets.US_ASCII))
              .put(tiff)
              .array();
      CRC32 crc = new CRC32();
      crc.update(typed);
      file.add(
          ByteBuffer.allocate(8 + typed.length)
              .putInt(tiff.length)
              .put(typed)
              .putInt((int) crc.getValue())
              .array());
    }
  }
}
