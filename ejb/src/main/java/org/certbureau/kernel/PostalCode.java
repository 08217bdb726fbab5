package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/** A postal code (邮编), six digits. */
public record PostalCode(String value) implements Serializable {
  private static final Pattern SHAPE = Pattern.compile("\\d{6}");

  public PostalCode {
    Typed.refuse(problem(value == null ? "" : value));
  }

  /**
   * Reads what was typed.
   *
   * @throws RuleViolation {@code kernel.postal-code}
   */
  public static PostalCode of(String typed) {
    return new PostalCode(Typed.plain(typed));
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
        : Typed.problem("kernel.postal-code", value);
  }
}
