package org.certbureau.kmc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts of what the centre writes down, each behind its length, so that none runs into the next.
 */
final class Written {
  private static final int NOTHING = -1;

  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

  /**
   * @param kind so that one thing is never taken for another
   */
  Written(String kind) {
    and(kind);
  }

  /**
   * @param part null is another thing than an empty one
   */
  Written and(Object part) {
    byte[] text = part == null ? new byte[0] : part.toString().getBytes(StandardCharsets.UTF_8);
    int length = part == null ? NOTHING : text.length;
    parts.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    parts.writeBytes(text);
    return this;
  }

  byte[] bytes() {
    return parts.toByteArray();
  }

  /** The parts of what was written, its kind first. */
  static List<String> read(byte[] written) {
    List<String> parts = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(written);
    while (rest.hasRemaining()) {
      int length = rest.getInt();
      if (length == NOTHING) {
        parts.add(null);
      } else {
        byte[] text = new byte[length];
        rest.get(text);
        parts.add(new String(text, StandardCharsets.UTF_8));
      }
    }
    return parts;
  }
}
