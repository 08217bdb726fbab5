package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a person: letters of any script with their marks, and what stands between the parts
 * of a name: blank, hyphen, full stop, apostrophe, tsheg, and the interpunct of transcribed names,
 * which is typed in many ways and kept in one, and not where no other part follows.
 */
public record PersonName(String value) implements Serializable {
  private static final Pattern INTERPUNCTS =
      Pattern.compile(" *·+ *|(?<=\\p{IsHan}) *\\. *(?=\\p{IsHan})");

  /** The narrow full stop stays where it is none between ideographs: it stands behind initials. */
  private static final Pattern DOTS = Pattern.compile("[" + Spelling.DOTS.substring(1) + "]");

  private static final Pattern APOSTROPHES = Pattern.compile("[’‘‛ʼʻ′＇`´]");
  private static final Pattern HYPHENS = Pattern.compile("\\p{Pd}");
  private static final String BETWEEN = "·.' -་༌";

  public PersonName {
    Typed.refuse(check(value));
  }

  /**
   * @throws RuleViolation as {@link #check}
   */
  public static PersonName of(String typed) {
    Typed.refuse(check(typed));
    return new PersonName(cleaned(typed));
  }

  /**
   * What is wrong with it, or nothing: as {@link FreeText#checkLine}; {@code kernel.name-radical},
   * {@code kernel.name-symbol} for what belongs to no name; {@code kernel.name-letters} without a
   * letter of any script.
   */
  public static Optional<Problem> check(String typed) {
    return NameText.check(typed == null ? null : oneSpelling(typed), PersonName::belongs)
        .or(() -> beginning(cleaned(typed)));
  }

  /** {@code 't Hooft} is a name, {@code -Hooft} is not. */
  private static Optional<Problem> beginning(String name) {
    int first = name.codePointAt(0);
    return NameText.isLetter(first) || first == '\''
        ? Optional.empty()
        : Typed.problem("kernel.name-beginning", Character.toString(first));
  }

  private static String cleaned(String typed) {
    String parted = INTERPUNCTS.matcher(NameText.cleaned(oneSpelling(typed))).replaceAll("·");
    return parted.endsWith("·") ? parted.substring(0, parted.length() - 1) : parted;
  }

  /** One character for one: places stay where they were typed. */
  private static String oneSpelling(String typed) {
    String narrow = HYPHENS.matcher(APOSTROPHES.matcher(typed).replaceAll("'")).replaceAll("-");
    return DOTS.matcher(narrow).replaceAll("·");
  }

  private static boolean belongs(int character) {
    return NameText.isLetter(character)
        || BETWEEN.indexOf(character) >= 0
        || Character.getType(character) == Character.NON_SPACING_MARK
        || Character.getType(character) == Character.COMBINING_SPACING_MARK;
  }

  @Override
  public String toString() {
    return value;
  }
}
