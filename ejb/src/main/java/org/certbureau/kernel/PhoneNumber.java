package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Optional;

/** A landline (固话) with or without area code and extension, or a 400 or 800 number. */
public record PhoneNumber(String value) implements Serializable {
  private static final Typed.Shape SHAPE =
      Typed.Shape.of(
          "(0\\d{2,3}-?)?\\d{7,8}(-\\d{1,6})?|[48]00-?\\d{3}-?\\d{4}", "kernel.phone-number");

  public PhoneNumber {
    SHAPE.require(value);
  }

  /**
   * Reads what was typed.
   *
   * @throws RuleViolation {@code kernel.phone-number}
   */
  public static PhoneNumber of(String typed) {
    return new PhoneNumber(Typed.plain(typed));
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(String typed) {
    return SHAPE.check(Typed.plain(typed));
  }

  @Override
  public String toString() {
    return value;
  }
}
