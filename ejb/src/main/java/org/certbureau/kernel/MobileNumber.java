package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Optional;

/** A mobile number (手机号) of the mainland, eleven digits without prefix or blanks. */
public record MobileNumber(String value) implements Personal, Serializable {
  private static final Typed.Shape SHAPE =
      Typed.Shape.ofPersonal("1[3-9]\\d{9}", "kernel.mobile-number");

  public MobileNumber {
    SHAPE.require(value);
  }

  /**
   * Reads what was typed.
   *
   * @throws RuleViolation {@code kernel.mobile-number}
   */
  public static MobileNumber of(String typed) {
    return new MobileNumber(Typed.plain(typed));
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(String typed) {
    return SHAPE.check(Typed.plain(typed));
  }

  @Override
  public String masked() {
    return Masking.mobile(value);
  }

  @Override
  public String toString() {
    return masked();
  }
}
