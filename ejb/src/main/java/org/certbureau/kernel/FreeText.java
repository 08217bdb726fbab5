package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Optional;

/**
 * Free text as every door keeps it: in Unicode's composed form (NFC), with line feeds as line ends,
 * without blanks around and without characters that nobody sees (zero width, direction, variation
 * selectors); radicals and compatibility ideographs are the ideographs that people mean by them,
 * and what GB 18030 once lent from the private area has its code point of today.
 */
public record FreeText(String value) implements Serializable {
  private static final int LONGEST_SOUGHT = 200;

  public FreeText {
    Typed.refuse(problem(value == null ? "" : value, true));
  }

  /**
   * Reads what was typed; null is the empty text.
   *
   * @throws RuleViolation as {@link #check}
   */
  public static FreeText of(String typed) {
    Typed.refuse(check(typed));
    return new FreeText(cleaned(typed));
  }

  /**
   * Reads what was typed where there is room for one line.
   *
   * @throws RuleViolation as {@link #checkLine}
   */
  public static FreeText line(String typed) {
    Typed.refuse(checkLine(typed));
    return new FreeText(cleaned(typed));
  }

  /**
   * Reads what was typed at a field.
   *
   * @throws RuleViolation as {@link #check}, at that field
   */
  public static FreeText at(String field, String typed) {
    Typed.refuse(check(typed).map(problem -> problem.at(field)));
    return new FreeText(cleaned(typed));
  }

  /**
   * Reads what was typed at a field where there is room for one line.
   *
   * @throws RuleViolation as {@link #checkLine}, at that field
   */
  public static FreeText lineAt(String field, String typed) {
    Typed.refuse(checkLine(typed).map(problem -> problem.at(field)));
    return new FreeText(cleaned(typed));
  }

  /**
   * Reads what is looked for: one line, no longer than anything that could be found by it.
   *
   * @throws RuleViolation as {@link #checkLine}, and {@code kernel.sought-too-long}, at that field
   */
  public static FreeText soughtAt(String field, String typed) {
    FreeText sought = lineAt(field, typed);
    if (sought.length() > LONGEST_SOUGHT) {
      throw new RuleViolation(
          Problem.of(
              "kernel.sought-too-long",
              field,
              Integer.toString(LONGEST_SOUGHT),
              Integer.toString(sought.length())));
    }
    return sought;
  }

  /**
   * What is wrong with it, or nothing: {@code kernel.text-control}, {@code kernel.text-encoding}
   * for what a wrong encoding leaves behind, {@code kernel.text-character} for what is no character
   * that others could read; each with its place, in code points from 1.
   */
  public static Optional<Problem> check(String typed) {
    return problem(typed == null ? "" : typed, true);
  }

  /** As {@link #check}, and {@code kernel.text-line-break}. */
  public static Optional<Problem> checkLine(String typed) {
    return problem(typed == null ? "" : typed, false);
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }

  /**
   * Whether it tells nobody anything: a reason that goes on record is no single letter, however
   * often it is typed.
   */
  public boolean saysNothing() {
    return value.codePoints().filter(Character::isLetterOrDigit).distinct().limit(2).count() < 2;
  }

  /** In code points. */
  public int length() {
    return length(value);
  }

  /** How long people say that a text is: in code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  @Override
  public String toString() {
    return value;
  }

  /** What would be kept of it, whatever else is wrong. */
  public static String cleaned(String typed) {
    if (typed == null) {
      return "";
    }
    if (Characters.isPlain(typed)) {
      return typed.strip();
    }
    StringBuilder kept = new StringBuilder(typed.length());
    String lines = typed.replace("\r\n", "\n").replace('\r', '\n');
    Characters.meant(lines).codePoints().forEach(character -> keep(character, kept));
    return kept.toString().strip();
  }

  private static void keep(int character, StringBuilder kept) {
    if (Character.getType(character) == Character.SPACE_SEPARATOR) {
      kept.append(' ');
    } else if (isLineBreak(character)) {
      kept.append('\n');
    } else {
      kept.appendCodePoint(character);
    }
  }

  private static boolean isLineBreak(int character) {
    return character == '\n' || character == '\r' || character == 0x2028 || character == 0x2029;
  }

  private static Optional<Problem> problem(String typed, boolean lines) {
    if (Characters.isPlain(typed)) {
      return Optional.empty();
    }
    // what is blank around a text falls away, whichever blank it is
    int begin = typed.length() - typed.stripLeading().length();
    int end = typed.stripTrailing().length();
    int place = typed.codePointCount(0, begin);
    for (int at = begin; at < end; ) {
      int character = Characters.standard(typed.codePointAt(at));
      String code = wrongWith(character, lines);
      place++;
      if (code != null) {
        return Typed.problem(code, String.valueOf(place), Characters.name(character));
      }
      at += Character.charCount(typed.codePointAt(at));
    }
    return Optional.empty();
  }

  private static String wrongWith(int character, boolean lines) {
    if (isLineBreak(character)) {
      return lines ? null : "kernel.text-line-break";
    }
    if (Character.isISOControl(character)) {
      return "kernel.text-control";
    }
    if (character == Characters.REPLACEMENT
        || Character.getType(character) == Character.SURROGATE) {
      return "kernel.text-encoding";
    }
    return Characters.isNone(character) || Characters.isPrivate(character)
        ? "kernel.text-character"
        : null;
  }
}
