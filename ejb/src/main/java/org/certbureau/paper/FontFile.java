package org.certbureau.paper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The bytes of a font file by its tables (OpenType: table directory, font collections). */
final class FontFile {
  private static final int TRUE_TYPE = 0x00010000;
  private static final int APPLE_TRUE_TYPE = tag("true");
  private static final int POSTSCRIPT = tag("OTTO");
  private static final int COLLECTION = tag("ttcf");
  private static final int HEADER = 12;
  private static final int ENTRY = 16;

  private FontFile() {}

  /**
   * A single font: the first where the file is a collection.
   *
   * @throws IOException for what is neither
   */
  static byte[] single(byte[] file) throws IOException {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(file);
      int kind = bytes.getInt(0);
      if (kind == COLLECTION) {
        int first = bytes.getInt(HEADER);
        return written(bytes.getInt(first), tables(bytes, first));
      }
      if (kind == TRUE_TYPE || kind == APPLE_TRUE_TYPE || kind == POSTSCRIPT) {
        return file;
      }
      throw new IOException("neither a TrueType nor an OpenType font");
    } catch (IndexOutOfBoundsException cut) {
      throw new IOException("a font that ends too early", cut);
    }
  }

  /** Whether its glyphs are drawn in PostScript's way ({@code CFF}). */
  static boolean isPostScript(byte[] font) {
    return ByteBuffer.wrap(font).getInt(0) == POSTSCRIPT;
  }

  static Optional<byte[]> table(byte[] font, String name) {
    return Optional.ofNullable(tables(ByteBuffer.wrap(font), 0).get(name));
  }

  /**
   * A TrueType font of these tables. Check sums are left out: the program that reads it is this
   * one.
   */
  static byte[] trueType(Map<String, byte[]> tables) {
    return written(TRUE_TYPE, tables);
  }

  private static Map<String, byte[]> tables(ByteBuffer file, int start) {
    Map<String, byte[]> tables = new LinkedHashMap<>();
    int count = file.getShort(start + 4);
    for (int i = 0; i < count; i++) {
      int entry = start + HEADER + i * ENTRY;
      byte[] name = new byte[4];
      file.get(entry, name);
      byte[] content = new byte[file.getInt(entry + 12)];
      file.get(file.getInt(entry + 8), content);
      tables.put(new String(name, StandardCharsets.US_ASCII), content);
    }
    return tables;
  }

  private static byte[] written(int kind, Map<String, byte[]> tables) {
    int size = HEADER + ENTRY * tables.size();
    for (byte[] content : tables.values()) {
      size += padded(content.length);
    }
    ByteBuffer file = ByteBuffer.allocate(size);
    file.putInt(kind).putShort((short) tables.size());
    int entry = HEADER;
    int start = HEADER + ENTRY * tables.size();
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      byte[] content = table.getValue();
      file.putInt(entry, tag(table.getKey()));
      file.putInt(entry + 8, start);
      file.putInt(entry + 12, content.length);
      file.put(start, content);
      entry += ENTRY;
      start += padded(content.length);
    }
    return file.array();
  }

  private static int padded(int length) {
    return (length + 3) / 4 * 4;
  }

  private static int tag(String name) {
    return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt();
  }
}
