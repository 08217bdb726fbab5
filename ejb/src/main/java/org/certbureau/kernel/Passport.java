package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Optional;

/** The number of a Chinese passport (中国护照): {@code E12345678}, {@code EA1234567}. */
public record Passport(String value) implements Personal, Serializable {
  private static final Typed.Shape SHAPE =
      Typed.Shape.ofPersonal(
          "E\\d{8}|E[A-HJ-NP-Z]\\d{7}|[DGSP]\\d{8}|1[45]\\d{7}", "kernel.passport");

  public Passport {
    SHAPE.require(value);
  }

  /**
   * Reads what was typed.
   *
   * @throws RuleViolation {@code kernel.passport}
   */
  public static Passport of(String typed) {
    return new Passport(Typed.upper(typed));
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(String typed) {
    return SHAPE.check(Typed.upper(typed));
  }

  @Override
  public String masked() {
    return Masking.document(value);
  }

  @Override
  public String toString() {
    return masked();
  }
}
