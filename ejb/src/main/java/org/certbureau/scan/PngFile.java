package org.certbureau.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** ISO/IEC 15948: chunks of length, type, data, CRC up to IEND. */
final class PngFile {
  /** The ancillary chunks that decide how the picture looks. */
  private static final Set<String> LOOKS =
      Set.of(
          "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "mDCV", "cLLI");

  private static final Pattern NAME = Pattern.compile("[A-Za-z]{4}");

  private final Sieve file;
  private boolean pixels;
  private boolean sound = true;
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
    if (chunks()) {
      return OwnBytes.whole(file.kept(), frames(), orientation);
    }
    if (!pixels || !sound) {
      return OwnBytes.TRUNCATED;
    }
    // whether lines are missing beside the end, the decoder tells
    add("IEND", new byte[0]);
    return new OwnBytes(file.kept(), frames(), orientation, OwnBytes.End.ADDED);
  }

  /** Whether the last of them is the end. */
  private boolean chunks() {
    int at = 8;
    file.keep(0, at);
    while (isChunk(at)) {
      int length = file.bigEndian(at, 4);
      String type = file.text(at + 4, 4);
      int data = at + 8;
      if (length < 0 || length > file.length() - data - 4) {
        sound &= !type.equals("IDAT");
        return false;
      }
      int next = data + length + 4;
      if (isCritical(type) || LOOKS.contains(type)) {
        file.keep(at, next);
      }
      if (type.equals("IEND")) {
        return true;
      }
      note(type, data);
      at = next;
    }
    return false;
  }

  /** The name of a chunk has four letters (5.3); what has none is no part of the picture. */
  private boolean isChunk(int at) {
    return at <= file.length() - 8 && NAME.matcher(file.text(at + 4, 4)).matches();
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
        sound &= isSound(data);
      }
      case "acTL" -> animated |= !pixels;
      case "fcTL" -> framesToShow++;
      case "eXIf" -> noteOrientation(data);
      default -> {}
    }
  }

  /** Where a file breaks off, its checksum tells the pixels from what fills their place (5.3). */
  private boolean isSound(int data) {
    int length = file.bigEndian(data - 8, 4);
    CRC32 crc = new CRC32();
    crc.update(file.text(data - 4, length + 4).getBytes(StandardCharsets.ISO_8859_1));
    return (int) crc.getValue() == file.bigEndian(data + length, 4);
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
      add("eXIf", Exif.ofOrientation(orientation));
    }
  }

  private void add(String type, byte[] data) {
    byte[] typed =
        ByteBuffer.allocate(4 + data.length)
            .put(type.getBytes(StandardCharsets.US_ASCII))
            .put(data)
            .array();
    CRC32 crc = new CRC32();
    crc.update(typed);
    file.add(
        ByteBuffer.allocate(8 + typed.length)
            .putInt(data.length)
            .put(typed)
            .putInt((int) crc.getValue())
            .array());
  }
}
