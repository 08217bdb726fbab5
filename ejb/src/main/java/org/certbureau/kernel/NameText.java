package org.certbureau.kernel;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What names of units and of persons have in common beyond free text. */
final class NameText {
  private static final int FULL_WIDTH_SHIFT = 0xFEE0;
  private static final Pattern BLANKS = Pattern.compile(" {2,}");

  /** What is left of a text that was escaped for a page once too often. */
  private static final Pattern MARKUP =
      Pattern.compile("&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[Xx][0-9A-Fa-f]{1,6});");

  private NameText() {}

  static String cleaned(String typed) {
    StringBuilder narrow = new StringBuilder();
    FreeText.cleaned(typed).codePoints().map(NameText::narrow).forEach(narrow::appendCodePoint);
    return BLANKS.matcher(narrow).replaceAll(" ");
  }

  /** Letters and digits alone: brackets are wide in Chinese names. */
  private static int narrow(int character) {
    int narrow = character - FULL_WIDTH_SHIFT;
    return narrow > 0 && narrow < 0x7F && Character.isLetterOrDigit(narrow) ? narrow : character;
  }

  /**
   * @param belongs whether a visible character may stand in such a name
   */
  static Optional<Problem> check(String typed, IntPredicate belongs) {
    return FreeText.checkLine(typed)
        .or(() -> foreign(typed == null ? "" : typed, belongs))
        .or(() -> markup(cleaned(typed)))
        .or(() -> withoutLetter(cleaned(typed)));
  }

  private static Optional<Problem> foreign(String typed, IntPredicate belongs) {
    int place = 0;
    for (int at = 0; at < typed.length(); at += Character.charCount(typed.codePointAt(at))) {
      int character = Characters.folded(Characters.standard(typed.codePointAt(at)));
      place++;
      if (Characters.isRadical(character)) {
        return Typed.problem(
            "kernel.name-radical", String.valueOf(place), Characters.name(character));
      }
      if (isPicture(typed, at) || !isPassedOver(character) && !belongs.test(character)) {
        return Typed.problem(
            "kernel.name-symbol", String.valueOf(place), Characters.shown(character));
      }
    }
    return Optional.empty();
  }

  /** Letters and signs, too, are shown as pictures where somebody asks for it behind them. */
  private static boolean isPicture(String typed, int at) {
    int character = typed.codePointAt(at);
    int next = at + Character.charCount(character);
    return next < typed.length()
        && typed.codePointAt(next) == Characters.AS_PICTURE
        && !Characters.isInvisible(character)
        && !Characters.isIdeograph(Characters.folded(Characters.standard(character)));
  }

  private static boolean isPassedOver(int character) {
    return Characters.isInvisible(character)
        || Characters.isIdeograph(character)
        || Character.isWhitespace(character)
        || Character.isSpaceChar(character);
  }

  static boolean isLetter(int character) {
    return Characters.isIdeograph(character)
        || Character.isLetter(character)
        || Character.getType(character) == Character.LETTER_NUMBER;
  }

  private static Optional<Problem> markup(String name) {
    Matcher markup = MARKUP.matcher(name);
    return markup.find() ? Typed.problem("kernel.name-markup", markup.group()) : Optional.empty();
  }

  private static Optional<Problem> withoutLetter(String name) {
    return name.codePoints().anyMatch(NameText::isLetter)
        ? Optional.empty()
        : Typed.problem("kernel.name-letters");
  }
}
