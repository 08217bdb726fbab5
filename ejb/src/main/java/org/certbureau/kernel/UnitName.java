package org.certbureau.kernel;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a unit or of a part of it, as it goes into registers, certificates and papers: one
 * line of free text with narrow letters, digits and blanks, one blank at a time.
 */
public record UnitName(String value) implements Serializable {
  /** What a spreadsheet takes for the beginning of a formula. */
  private static final String FORMULA = "=+-@";

  private static final Pattern INTERPUNCTS = Pattern.compile("[・･•‧∙⋅⸱ꞏ]");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  public UnitName {
    Typed.refuse(check(value));
  }

  /**
   * @throws RuleViolation as {@link #check}
   */
  public static UnitName of(String typed) {
    Typed.refuse(check(typed));
    return new UnitName(cleaned(typed));
  }

  /**
   * What is wrong with it, or nothing: as {@link FreeText#checkLine}; {@code kernel.name-radical},
   * {@code kernel.name-symbol} and {@code kernel.name-markup} for symbols, emoji and markup; {@code
   * kernel.name-beginning} for what looks like a formula; {@code kernel.name-letters} without a
   * letter of any script.
   */
  public static Optional<Problem> check(String typed) {
    return NameText.check(typed == null ? null : oneSpelling(typed), UnitName::belongs)
        .or(() -> beginning(cleaned(typed)));
  }

  /** What would be kept of it, or of a part of it, whatever is wrong with it. */
  public static String cleaned(String typed) {
    return typed == null ? "" : NameText.cleaned(oneSpelling(typed));
  }

  /**
   * What is compared where part of a name is looked for: blanks, width and case make no difference.
   */
  public static String folded(String typed) {
    return BLANKS
        .matcher(Normalizer.normalize(cleaned(typed), Normalizer.Form.NFKC))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * All parts of a name, from each of its characters on to its end, folded and the whole one first:
   * what stands anywhere in a name is the beginning of such a part. Two characters at least are
   * asked for.
   *
   * @param longest what there is room for, in {@code char}s
   */
  public static List<String> parts(String name, int longest) {
    String folded = Beginning.of(folded(name), longest);
    List<String> parts = new ArrayList<>();
    int last = folded.isEmpty() ? 0 : folded.offsetByCodePoints(folded.length(), -1);
    for (int at = 0; at < last; at = folded.offsetByCodePoints(at, 1)) {
      parts.add(folded.substring(at));
    }
    return parts.isEmpty() ? List.of(folded) : parts;
  }

  /** One character for one: places stay where they were typed. */
  private static String oneSpelling(String typed) {
    return INTERPUNCTS.matcher(typed).replaceAll("·");
  }

  private static Optional<Problem> beginning(String name) {
    // spreadsheets take the wide signs, too
    return !name.isEmpty() && FORMULA.contains(Typed.plain(name.substring(0, 1)))
        ? Typed.problem("kernel.name-beginning", name.substring(0, 1))
        : Optional.empty();
  }

  private static boolean belongs(int character) {
    return switch (Character.getType(character)) {
      case Character.MATH_SYMBOL -> character == '+' || character == '=';
      case Character.OTHER_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.ENCLOSING_MARK,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  @Override
  public String toString() {
    return value;
  }
}
