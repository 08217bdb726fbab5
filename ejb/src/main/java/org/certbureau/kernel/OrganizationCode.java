package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The organisation code (组织机构代码) of GB 11714-1997: eight characters and a check character, kept
 * without its hyphen.
 */
public record OrganizationCode(String value) implements Serializable {
  private static final Pattern SHAPE = Pattern.compile("[0-9A-Z]{8}[0-9X]");
  private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  public OrganizationCode {
    Typed.refuse(problem(value == null ? "" : value));
  }

  /**
   * Reads what was typed.
   *
   * @param typed with or without blanks, brackets and the hyphen before the check character
   * @throws RuleViolation {@code kernel.organization-code-shape} or {@code -check}
   */
  public static OrganizationCode of(String typed) {
    return new OrganizationCode(normalised(typed));
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(String typed) {
    return problem(normalised(typed));
  }

  /** As it stands on certificates of the code: {@code 12345678-8}. */
  public String written() {
    return value.substring(0, 8) + "-" + value.charAt(8);
  }

  private static String normalised(String typed) {
    return Typed.code(typed);
  }

  private static Optional<Problem> problem(String code) {
    if (!SHAPE.matcher(code).matches()) {
      return Typed.problem("kernel.organization-code-shape", code);
    }
    return checkCharacter(code) == code.charAt(8)
        ? Optional.empty()
        : Typed.problem("kernel.organization-code-check", code);
  }

  /** GB 11714: C9 = 11 − Σ CiWi mod 11, written X for 10 and 0 for 11; A is 10 … Z is 35. */
  private static char checkCharacter(String code) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += Character.digit(code.charAt(i), 36) * WEIGHTS[i];
    }
    return "0X987654321".charAt(sum % 11);
  }

  @Override
  public String toString() {
    return value;
  }
}
