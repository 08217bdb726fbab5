package org.certbureau.web.door;

/** Texts as they go out to machines. */
public final class Told {
  private static final int REPLACEMENT = 0xFFFD;

  private Told() {}

  /**
   * A text with U+FFFD for each character that XML 1.0 has no place for (§2.2) and UTF-8 no bytes:
   * a row may have been kept before such characters were refused, and its reader has to be able to
   * read the rest.
   */
  public static String text(String kept) {
    if (kept == null || kept.codePoints().allMatch(Told::hasPlace)) {
      return kept;
    }
    StringBuilder told = new StringBuilder(kept.length());
    kept.codePoints().forEach(c -> told.appendCodePoint(hasPlace(c) ? c : REPLACEMENT));
    return told.toString();
  }

  private static boolean hasPlace(int character) {
    return character >= 0x20 && character <= 0xD7FF
        || character == '\t'
        || character == '\n'
        || character == '\r'
        || character >= 0xE000 && character <= 0xFFFD
        || character >= 0x10000;
  }
}
