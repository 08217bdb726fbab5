package org.certbureau.scan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An uploaded file through which one walks, keeping some of its bytes. Whoever reaches beyond the
 * last byte meets an {@link ArrayIndexOutOfBoundsException}.
 */
final class Sieve {
  private final byte[] file;
  private final ByteArrayOutputStream kept;

  Sieve(byte[] file) {
    this.file = file;
    this.kept = new ByteArrayOutputStream(file.length + 64);
  }

  int length() {
    return file.length;
  }

  int unsigned(int at) {
    return file[at] & 0xFF;
  }

  int bigEndian(int at, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | unsigned(at + i);
    }
    return value;
  }

  int littleEndian(int at, int bytes) {
    int value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | unsigned(at + i);
    }
    return value;
  }

  /** One character for each byte. */
  String text(int at, int bytes) {
    if (at < 0 || bytes > file.length - at) {
      throw new ArrayIndexOutOfBoundsException(at + bytes);
    }
    return new String(file, at, bytes, StandardCharsets.ISO_8859_1);
  }

  boolean has(int at, String text) {
    return at >= 0 && text.length() <= file.length - at && text(at, text.length()).equals(text);
  }

  /**
   * @param to the first byte that is not kept
   */
  void keep(int from, int to) {
    if (to > file.length) {
      throw new ArrayIndexOutOfBoundsException(to);
    }
    kept.write(file, from, to - from);
  }

  void add(byte... bytes) {
    kept.writeBytes(bytes);
  }

  int sizeKept() {
    return kept.size();
  }

  byte[] kept() {
    return kept.toByteArray();
  }
}
