package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Optional;

/** A postal code (邮编), six digits. */
public record PostalCode(String value) implements Serializable {
  private static final Typed.Shape SHAPE = Typed.Shape.of("\\d{6}", "kernel.postal-code");

  public PostalCode {
    SHAPE.require(value);
  }

  /**
   * Reads what was typed.
   *
   * @throws RuleViolation {@code kernel.postal-code}
   */
  public static PostalCode of(String typed) {
    return new PostalCode(Typed.code(typed));
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
