package org.certbureau.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people upload in good faith and cannot be read here: told by its first bytes, so that a
 * refusal can name it and say what to do.
 */
enum ForeignFormat {
  HEIC("HEIC", "....ftyp(hei[cmsx]|hev[cmsx]|(mi[af][12f]|msf1).{4}(.{4})*?he[iv][cmsx]).*"),
  AVIF("AVIF", "....ftyp(avi[fs]|(mi[af][12f]|msf1).{4}(.{4})*?avi[fs]).*"),
  HEIF("HEIF", "....ftyp(mi[af][12f]|msf1).*"),
  WEBP("WebP", "RIFF....WEBP.*"),
  TIFF("TIFF", "(II[*+]\0|MM\0[*+]).*"),
  PDF("PDF", Text.BEGINS + "%PDF-.*"),
  // possessive and atomic throughout: no beginning makes the matching go back and try again
  SVG(
      "SVG",
      Text.BEGINS
          + "(<\\?xml(?>.*?>)\\s*+)?+(<!--(?>.*?-->)\\s*+)*+(<!DOCTYPE\\s++svg|<svg)[\\s>:].*"),
  JPEG_2000("JPEG 2000", "(\0\0\0\u000CjP  \r\n\u0087\n|\u00FFO\u00FFQ).*"),
  JPEG_XL("JPEG XL", "(\0\0\0\u000CJXL \r\n\u0087\n|\u00FF\n).*");

  /** A file's brands and an XML file's preamble stand within. */
  private static final int BEGINNING = 1024;

  private final String shownName;
  private final Pattern beginning;

  ForeignFormat(String shownName, String beginning) {
    this.shownName = shownName;
    this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
  }

  /** Its name as people know it. */
  static Optional<String> nameOf(byte[] file) {
    String text =
        new String(file, 0, Math.min(file.length, BEGINNING), StandardCharsets.ISO_8859_1);
    return Arrays.stream(values())
        .filter(format -> format.beginning.matcher(text).matches())
        .map(format -> format.shownName)
        .findFirst();
  }

  /** A text may begin with a byte order mark and blanks. */
  private interface Text {
    String BEGINS = "(\u00EF\u00BB\u00BF)?+\\s*+";
  }
}
