package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The business registration number (工商注册号) of GS 15-2006: six digits of the registry, eight in
 * sequence, one check digit. The older numbers of 13 digits count as another valid document only.
 */
public record RegistrationNumber(String value) implements Serializable {
  private static final Pattern SHAPE = Pattern.compile("\\d{15}");

  public RegistrationNumber {
    Typed.refuse(problem(value == null ? "" : value));
  }

  /**
   * Reads what was typed.
   *
   * @throws RuleViolation {@code kernel.registration-number-shape} or {@code -check}
   */
  public static RegistrationNumber of(String typed) {
    return new RegistrationNumber(Typed.code(typed));
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(String typed) {
    return problem(Typed.code(typed));
  }

  private static Optional<Problem> problem(String number) {
    if (!SHAPE.matcher(number).matches()) {
      return Typed.problem("kernel.registration-number-shape", number);
    }
    return checkDigit(number) == number.charAt(14)
        ? Optional.empty()
        : Typed.problem("kernel.registration-number-check", number);
  }

  /** ISO 7064 MOD 11,10. */
  private static char checkDigit(String number) {
    int product = 10;
    for (int i = 0; i < 14; i++) {
      int sum = (product + number.charAt(i) - '0') % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (char) ('0' + (11 - product) % 10);
  }

  @Override
  public String toString() {
    return value;
  }
}
