package org.certbureau.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/** What people type, brought to the form that is checked and kept. */
final class Typed {
  private static final int FULL_WIDTH_FIRST = 0xFF01;
  private static final int FULL_WIDTH_LAST = 0xFF5E;
  private static final int FULL_WIDTH_SHIFT = 0xFEE0;
  private static final int IDEOGRAPHIC_SPACE = 0x3000;

  private Typed() {}

  /**
   * Takes off blanks and invisible characters around (pasted texts bring them), and turns
   * full-width letters and digits into the narrow ones: a Chinese input method types them unasked.
   * Blanks inside stay, for the check to refuse. Null becomes the empty text.
   */
  static String plain(String typed) {
    if (typed == null) {
      return "";
    }
    int start = 0;
    int end = typed.length();
    while (start < end && invisible(typed.charAt(start))) {
      start++;
    }
    while (end > start && invisible(typed.charAt(end - 1))) {
      end--;
    }
    StringBuilder narrow = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      narrow.append(narrow(typed.charAt(i)));
    }
    return narrow.toString();
  }

  /**
   * {@link #plain} and upper case, for a–z only: the Unicode rules would turn foreign letters into
   * Latin ones.
   */
  static String upper(String typed) {
    StringBuilder upper = new StringBuilder(plain(typed));
    for (int i = 0; i < upper.length(); i++) {
      char c = upper.charAt(i);
      if (c >= 'a' && c <= 'z') {
        upper.setCharAt(i, (char) (c - 'a' + 'A'));
      }
    }
    return upper.toString();
  }

  static void refuse(Optional<Problem> problem) {
    problem.ifPresent(
        p -> {
          throw new RuleViolation(p);
        });
  }

  /** A problem of the typed value itself; the caller knows the field. */
  static Optional<Problem> problem(String code, String... args) {
    return Optional.of(Problem.of(code, null, args));
  }

  private static boolean invisible(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static char narrow(char c) {
    if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
      return (char) (c - FULL_WIDTH_SHIFT);
    }
    return c == IDEOGRAPHIC_SPACE ? ' ' : c;
  }

  /**
   * What a value looks like that has no check of its own.
   *
   * @param code the problem of what looks otherwise
   * @param shown whether the problem may say what was typed; never for personal data
   */
  record Shape(Pattern pattern, String code, boolean shown) {
    static Shape of(String regex, String code) {
      return new Shape(Pattern.compile(regex), code, true);
    }

    static Shape ofPersonal(String regex, String code) {
      return new Shape(Pattern.compile(regex), code, false);
    }

    /** What is wrong with it, or nothing. */
    Optional<Problem> check(String text) {
      if (pattern.matcher(text).matches()) {
        return Optional.empty();
      }
      return shown ? Typed.problem(code, text) : Typed.problem(code);
    }

    /**
     * @throws RuleViolation for another shape, and for null
     */
    void require(String value) {
      Typed.refuse(check(value == null ? "" : value));
    }
  }
}
