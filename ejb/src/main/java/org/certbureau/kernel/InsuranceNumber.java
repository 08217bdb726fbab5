package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number under which a unit is registered with the social insurance (社保号); its form differs
 * from place to place.
 */
public record InsuranceNumber(String value) implements Serializable {
  private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z]{4,20}");

  public InsuranceNumber {
    Typed.refuse(problem(value == null ? "" : value));
  }

  /**
   * Reads what was typed.
   *
   * @throws RuleViolation {@code kernel.insurance-number}
   */
  public static InsuranceNumber of(String typed) {
    return new InsuranceNumber(Typed.plain(typed));
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(String typed) {
    return problem(Typed.plain(typed));
  }

  @Override
  public String toString() {
    return value;
  }

  private static Optional<Problem> problem(String value) {
    return SHAPE.matcher(value).matches()
        ? Optional.empty()
        : Typed.problem("kernel.insurance-number", value);
  }
}
