package org.certbureau.kernel;

/** As much of a text as there is room for; never half a character, which no database takes. */
public final class Beginning {
  private Beginning() {}

  /**
   * @param most in {@code char}s, at least 1
   * @return null for null
   */
  public static String of(String text, int most) {
    return text == null || text.length() <= most ? text : text.substring(0, whole(text, most));
  }

  /**
   * The first text behind all that begin so, by code points as by their units: what begins with a
   * text is a span of an index, and nothing in the text stands for anything but itself.
   *
   * @param text at least one character
   */
  public static String behind(String text) {
    int last = text.codePointBefore(text.length());
    int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
    return text.substring(0, text.length() - Character.charCount(last)) + Character.toString(next);
  }

  /** The end of the last whole character before an index. */
  static int whole(String text, int index) {
    return isWithinACharacter(text, index) ? index - 1 : index;
  }

  static boolean isWithinACharacter(String text, int index) {
    return index > 0
        && index < text.length()
        && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
  }
}
