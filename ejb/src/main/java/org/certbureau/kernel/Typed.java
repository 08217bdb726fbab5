package org.certbureau.kernel;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * What people type, brought to the form that is checked, kept and compared. Every door reads
 * identifiers by this: how somebody groups the digits of a number is nobody's mistake.
 */
public final class Typed {
  private static final int FULL_WIDTH_FIRST = 0xFF01;
  private static final int FULL_WIDTH_LAST = 0xFF5E;
  private static final int FULL_WIDTH_SHIFT = 0xFEE0;

  /** Minus, a line drawn, the long vowel of a Japanese keyboard; the others are dashes by type. */
  private static final String LIKE_DASHES = "\u2212\u2500\u30fc";

  private static final String BRACKETS = "()[]【】〔〕";

  private Typed() {}

  /**
   * Takes off blanks and invisible characters around (pasted texts bring them), and turns
   * full-width letters and digits into the narrow ones, and any dash into a hyphen: a Chinese input
   * method types them unasked. Blanks inside stay. Null becomes the empty text.
   *
   * <p>As with free text, it is what people mean that counts: a draft keeps as free text what is
   * not right yet, and the number that is read out of that later must be the same.
   */
  public static String plain(String whatever) {
    if (whatever == null) {
      return "";
    }
    String typed = Characters.meant(whatever);
    int start = 0;
    int end = typed.length();
    while (start < end && isNothing(typed.charAt(start))) {
      start++;
    }
    while (end > start && isNothing(typed.charAt(end - 1))) {
      end--;
    }
    StringBuilder narrow = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      narrow.append(narrow(typed.charAt(i)));
    }
    return narrow.toString();
  }

  /**
   * {@link #plain} without any blanks and in upper case, for a–z only: the Unicode rules would turn
   * foreign letters into Latin ones. For codes in which a hyphen has its place.
   */
  static String upper(String typed) {
    return without(plain(typed), Typed::isBlank);
  }

  /**
   * {@link #upper} without hyphens and brackets: {@code (9143 0100-ma4l00011k)} is
   * 91430100MA4L00011K.
   */
  public static String code(String typed) {
    return without(plain(typed), Typed::isGrouping);
  }

  /** {@link #code} without colons, as chips and certificates are numbered: {@code 0a:1b:2c}. */
  public static String serial(String typed) {
    return without(plain(typed), c -> isGrouping(c) || c == ':');
  }

  private static boolean isGrouping(int c) {
    return isBlank(c) || c == '-' || BRACKETS.indexOf(c) >= 0;
  }

  private static String without(String plain, IntPredicate left) {
    StringBuilder kept = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (!left.test(c)) {
        kept.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
      }
    }
    return kept.toString();
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

  private static boolean isNothing(int c) {
    return isBlank(c) || Character.isISOControl(c);
  }

  static boolean isBlank(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static char narrow(char c) {
    if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
      return (char) (c - FULL_WIDTH_SHIFT);
    }
    if (isDash(c)) {
      return '-';
    }
    return Character.isSpaceChar(c) ? ' ' : c;
  }

  static boolean isDash(int c) {
    return Character.getType(c) == Character.DASH_PUNCTUATION || LIKE_DASHES.indexOf(c) >= 0;
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
