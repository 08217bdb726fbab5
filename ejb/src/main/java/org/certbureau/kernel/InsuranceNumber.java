package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Optional;

/**
 * The number under which a unit is registered with the social insurance (社保号); its form differs
 * from place to place.
 */
public record InsuranceNumber(String value) implements Serializable {
  private static final Typed.Shape SHAPE =
      Typed.Shape.of("[0-9A-Za-z]{4,20}", "kernel.insurance-number");

  public InsuranceNumber {
    SHAPE.require(value);
  }

  /**
   * Reads what was typed.
   *
   * @throws RuleViolation {@code kernel.insurance-number}
   */
  public static InsuranceNumber of(String typed) {
    return new InsuranceNumber(Typed.code(typed));
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(String typed) {
    return SHAPE.check(Typed.code(typed));
  }

  @Override
  public String toString() {
    return value;
  }
}
