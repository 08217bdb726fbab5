package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Optional;

/**
 * The number of a passport (护照), of whichever country: ICAO Doc 9303 gives it up to nine letters
 * and digits. Chinese ones look like {@code E12345678} or {@code EA1234567}.
 */
public record Passport(String value) implements Personal, Serializable {
  private static final Typed.Shape SHAPE =
      Typed.Shape.ofPersonal("[0-9A-Z]{1,9}", "kernel.passport");

  public Passport {
    SHAPE.require(value);
  }

  /**
   * Reads what was typed.
   *
   * @throws RuleViolation {@code kernel.passport}
   */
  public static Passport of(String typed) {
    return new Passport(Typed.code(typed));
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(String typed) {
    return SHAPE.check(Typed.code(typed));
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
