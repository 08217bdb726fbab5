package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mobile number (手机号) of the mainland, kept as its eleven digits: how they are grouped and the
 * country's prefix are no part of it.
 */
public record MobileNumber(String value) implements Personal, Serializable {
  private static final Typed.Shape SHAPE =
      Typed.Shape.ofPersonal("1[3-9]\\d{9}", "kernel.mobile-number");

  private static final Pattern GROUPING = Pattern.compile("[().·]");
  private static final Pattern PREFIX = Pattern.compile("^(\\+|00)?86(?=1\\d{10}$)");

  public MobileNumber {
    SHAPE.require(value);
  }

  /**
   * Reads what was typed.
   *
   * @throws RuleViolation {@code kernel.mobile-number}
   */
  public static MobileNumber of(String typed) {
    return new MobileNumber(digits(typed));
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(String typed) {
    return SHAPE.check(digits(typed));
  }

  private static String digits(String typed) {
    return PREFIX.matcher(GROUPING.matcher(Typed.code(typed)).replaceAll("")).replaceFirst("");
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
