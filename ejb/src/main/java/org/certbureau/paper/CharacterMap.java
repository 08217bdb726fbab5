package org.certbureau.paper;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Gives a TrueType font another table from characters to glyphs ({@code cmap}). */
final class CharacterMap {
  private static final int DIRECTORY_START = 12;
  private static final int DIRECTORY_ENTRY = 16;
  private static final int FORMAT_12 = 12;
  private static final int WINDOWS = 3;
  private static final int FULL_UNICODE = 10;

  private CharacterMap() {}

  /**
   * A copy of the font with another character map. The old table stays in the file unused, and
   * check sums stay as they were, since the program that reads the copy is this one.
   *
   * @param glyphs the glyph of each character
   * @throws IllegalArgumentException for bytes without such a table
   */
  static byte[] replace(byte[] font, SortedMap<Integer, Integer> glyphs) {
    byte[] table = table(glyphs);
    int start = (font.length + 3) / 4 * 4;
    byte[] copy = Arrays.copyOf(font, start + table.length);
    System.arraycopy(table, 0, copy, start, table.length);
    ByteBuffer file = ByteBuffer.wrap(copy);
    int entry = entry(file);
    file.putInt(entry + 8, start);
    file.putInt(entry + 12, table.length);
    return copy;
  }

  private static int entry(ByteBuffer file) {
    int tables = file.getShort(4);
    byte[] tag = new byte[4];
    for (int i = 0; i < tables; i++) {
      int entry = DIRECTORY_START + i * DIRECTORY_ENTRY;
      file.get(entry, tag);
      if ("cmap".equals(new String(tag, StandardCharsets.US_ASCII))) {
        return entry;
      }
    }
    throw new IllegalArgumentException("a font without a character map");
  }

  private record Run(int first, int last, int glyph) {}

  /** One subtable in format 12 (OpenType, cmap: segmented coverage). */
  static byte[] table(SortedMap<Integer, Integer> glyphs) {
    List<Run> runs = runs(glyphs);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(0);
      out.writeShort(1);
      out.writeShort(WINDOWS);
      out.writeShort(FULL_UNICODE);
      out.writeInt(12);
      out.writeShort(FORMAT_12);
      out.writeShort(0);
      out.writeInt(16 + 12 * runs.size());
      out.writeInt(0);
      out.writeInt(runs.size());
      for (Run run : runs) {
        out.writeInt(run.first);
        out.writeInt(run.last);
        out.writeInt(run.glyph);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static List<Run> runs(SortedMap<Integer, Integer> glyphs) {
    List<Run> runs = new ArrayList<>();
    Run run = null;
    for (Map.Entry<Integer, Integer> pair : glyphs.entrySet()) {
      int character = pair.getKey();
      int glyph = pair.getValue();
      boolean follows =
          run != null && character == run.last + 1 && glyph == run.glyph + character - run.first;
      if (follows) {
        run = new Run(run.first, character, run.glyph);
        runs.set(runs.size() - 1, run);
      } else {
        run = new Run(character, character, glyph);
        runs.add(run);
      }
    }
    return runs;
  }
}
