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
