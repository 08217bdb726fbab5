package org.certbureau.kernel;

/** What a sentence repeats of what somebody sent: enough to know it again, and nothing else. */
final class Quoted {
  /** Longer than any citation of a policy. */
  private static final int LONGEST = 500;

  private static final String CUT = "…";

  private Quoted() {}

  /**
   * At most {@value #LONGEST} characters, without those that nobody sees, and with U+FFFD for what
   * could neither be shown nor sent on. Null stays null.
   */
  static String text(String said) {
    if (said == null) {
      return null;
    }
    String begin = Beginning.of(said, LONGEST);
    StringBuilder quoted = new StringBuilder(begin.length());
    begin
        .codePoints()
        .filter(character -> !Characters.isInvisible(character))
        .map(character -> canBeShown(character) ? character : Characters.REPLACEMENT)
        .forEach(quoted::appendCodePoint);
    return begin.length() < said.length() ? quoted + CUT : quoted.toString();
  }

  private static boolean canBeShown(int character) {
    return character == '\n'
        || !Character.isISOControl(character)
            && !Characters.isNone(character)
            && Character.getType(character) != Character.SURROGATE;
  }
}
