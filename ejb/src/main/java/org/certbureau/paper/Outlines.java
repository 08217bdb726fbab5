package org.certbureau.paper;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.fontbox.cff.CFFCIDFont;
import org.apache.fontbox.cff.CFFFont;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OpenTypeFont;

/**
 * Redraws a few glyphs of an OpenType font with PostScript outlines as a TrueType font, which is
 * what the PDF library embeds: each cubic curve becomes four quadratic ones, closer to it than any
 * printer shows.
 */
final class Outlines {
  private static final int PARTS = 4;
  private static final int ON_CURVE = 1;
  private static final int LONG_OFFSETS = 1;

  private Outlines() {}

  /**
   * @param file the bytes of the font
   * @param characters those that are needed of it
   */
  static byte[] trueType(OpenTypeFont font, byte[] file, Set<Integer> characters)
      throws IOException {
    CmapLookup glyphs = font.getUnicodeCmapLookup();
    SortedMap<Integer, Integer> places = new TreeMap<>();
    List<Integer> wanted = new ArrayList<>(List.of(0));
    for (int character : characters) {
      int glyph = glyphs.getGlyphId(character);
      if (glyph != 0) {
        places.put(character, wanted.size());
        wanted.add(glyph);
      }
    }
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    ByteArrayOutputStream offsets = new ByteArrayOutputStream();
    ByteArrayOutputStream metrics = new ByteArrayOutputStream();
    DataOutputStream loca = new DataOutputStream(offsets);
    DataOutputStream hmtx = new DataOutputStream(metrics);
    for (int glyph : wanted) {
      loca.writeInt(drawn.size());
      Glyph outline = Glyph.of(path(font, glyph));
      outline.writeTo(drawn);
      hmtx.writeShort(font.getAdvanceWidth(glyph));
      hmtx.writeShort(outline.left());
    }
    loca.writeInt(drawn.size());
    Map<String, byte[]> tables = new LinkedHashMap<>();
    tables.put("head", patched(file, "head", 50, LONG_OFFSETS));
    tables.put("hhea", patched(file, "hhea", 34, wanted.size()));
    tables.put("maxp", maximums(wanted.size()));
    tables.put("hmtx", metrics.toByteArray());
    tables.put("loca", offsets.toByteArray());
    tables.put("glyf", drawn.toByteArray());
    tables.put("cmap", CharacterMap.table(places));
    tables.put("post", withoutNames(file));
    for (String kept : List.of("name", "OS/2")) {
      tables.put(kept, table(file, kept));
    }
    return FontFile.trueType(tables);
  }

  private static GeneralPath path(OpenTypeFont font, int glyph) throws IOException {
    CFFFont outlines = font.getCFF().getFont();
    int number = outlines instanceof CFFCIDFont ? outlines.getCharset().getCIDForGID(glyph) : glyph;
    return outlines.getType2CharString(number).getPath();
  }

  private static byte[] table(byte[] file, String name) throws IOException {
    return FontFile.table(file, name)
        .orElseThrow(() -> new IOException("a font without its table " + name));
  }

  private static byte[] patched(byte[] file, String name, int place, int value) throws IOException {
    byte[] table = table(file, name).clone();
    table[place] = (byte) (value >> 8);
    table[place + 1] = (byte) value;
    return table;
  }

  /** Version 1.0, with room enough everywhere: instructions there are none. */
  private static byte[] maximums(int glyphs) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x00010000);
    out.writeShort(glyphs);
    for (int i = 0; i < 13; i++) {
      out.writeShort(i < 2 ? Short.MAX_VALUE : i == 4 ? 1 : 0);
    }
    return bytes.toByteArray();
  }

  /** Version 3.0 names no glyph. */
  private static byte[] withoutNames(byte[] file) throws IOException {
    byte[] header = Arrays.copyOf(table(file, "post"), 32);
    header[0] = 0;
    header[1] = 3;
    header[2] = 0;
    header[3] = 0;
    return header;
  }

  private record Point(int x, int y, boolean onCurve) {}

  /** Its contours, in TrueType's points. */
  private record Glyph(List<List<Point>> contours) {
    static Glyph of(GeneralPath path) {
      List<List<Point>> contours = new ArrayList<>();
      List<Point> contour = new ArrayList<>();
      double[] at = new double[2];
      double[] to = new double[6];
      for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
        switch (i.currentSegment(to)) {
          case PathIterator.SEG_MOVETO -> {
            end(contour, contours);
            contour = new ArrayList<>();
            add(contour, to[0], to[1], true);
            at = new double[] {to[0], to[1]};
          }
          case PathIterator.SEG_LINETO -> {
            add(contour, to[0], to[1], true);
            at = new double[] {to[0], to[1]};
          }
          case PathIterator.SEG_QUADTO -> {
            add(contour, to[0], to[1], false);
            add(contour, to[2], to[3], true);
            at = new double[] {to[2], to[3]};
          }
          case PathIterator.SEG_CUBICTO -> {
            curve(contour, at, to);
            at = new double[] {to[4], to[5]};
          }
          default -> {
            // closed: every contour of a font is
          }
        }
      }
      end(contour, contours);
      return new Glyph(contours);
    }

    /** De Casteljau: the pieces of a cubic curve, each nearly the quadratic one of its tangents. */
    private static void curve(List<Point> contour, double[] from, double[] to) {
      double[] x = {from[0], to[0], to[2], to[4]};
      double[] y = {from[1], to[1], to[3], to[5]};
      for (int part = 0; part < PARTS; part++) {
        double begin = (double) part / PARTS;
        double end = (double) (part + 1) / PARTS;
        add(contour, control(x, begin, end), control(y, begin, end), false);
        add(contour, at(x, end), at(y, end), true);
      }
    }

    private static double at(double[] c, double t) {
      double s = 1 - t;
      return s * s * s * c[0] + 3 * s * s * t * c[1] + 3 * s * t * t * c[2] + t * t * t * c[3];
    }

    private static double slope(double[] c, double t) {
      double s = 1 - t;
      return 3 * (s * s * (c[1] - c[0]) + 2 * s * t * (c[2] - c[1]) + t * t * (c[3] - c[2]));
    }

    private static double control(double[] c, double begin, double end) {
      double third = (end - begin) / 3;
      double first = at(c, begin) + slope(c, begin) * third;
      double second = at(c, end) - slope(c, end) * third;
      return (3 * (first + second) - at(c, begin) - at(c, end)) / 4;
    }

    private static void add(List<Point> contour, double x, double y, boolean onCurve) {
      contour.add(new Point((int) Math.round(x), (int) Math.round(y), onCurve));
    }

    private static void end(List<Point> contour, List<List<Point>> contours) {
      int last = contour.size() - 1;
      if (last > 0 && contour.get(last).equals(contour.get(0))) {
        contour.remove(last);
      }
      if (contour.size() > 1) {
        contours.add(contour);
      }
    }

    int left() {
      return points().stream().mapToInt(Point::x).min().orElse(0);
    }

    private List<Point> points() {
      return contours.stream().flatMap(List::stream).toList();
    }

    /** A glyph without contours has no bytes. */
    void writeTo(ByteArrayOutputStream bytes) throws IOException {
      if (contours.isEmpty()) {
        return;
      }
      DataOutputStream out = new DataOutputStream(bytes);
      List<Point> points = points();
      out.writeShort(contours.size());
      out.writeShort(left());
      out.writeShort(points.stream().mapToInt(Point::y).min().orElseThrow());
      out.writeShort(points.stream().mapToInt(Point::x).max().orElseThrow());
      out.writeShort(points.stream().mapToInt(Point::y).max().orElseThrow());
      int last = -1;
      for (List<Point> contour : contours) {
        last += contour.size();
        out.writeShort(last);
      }
      out.writeShort(0);
      for (Point point : points) {
        out.writeByte(point.onCurve ? ON_CURVE : 0);
      }
      int before = 0;
      for (Point point : points) {
        out.writeShort(point.x - before);
        before = point.x;
      }
      before = 0;
      for (Point point : points) {
        out.writeShort(point.y - before);
        before = point.y;
      }
      while (bytes.size() % 4 != 0) {
        out.writeByte(0);
      }
    }
  }
}
