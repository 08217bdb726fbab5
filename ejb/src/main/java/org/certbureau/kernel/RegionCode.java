package org.certbureau.kernel;

import java.io.Serializable;
import java.util.regex.Pattern;

/** A region by its six digits of GB/T 2260, e.g. {@code 430100} for Changsha. */
public record RegionCode(String value) implements Comparable<RegionCode>, Serializable {
  private static final Pattern SIX_DIGITS = Pattern.compile("[1-9]\\d{5}");

  public RegionCode {
    if (value == null || !SIX_DIGITS.matcher(value).matches()) {
      throw new RuleViolation(Problem.of("kernel.region-code", "region", value));
    }
  }

  public static RegionCode of(String value) {
    return new RegionCode(value == null ? null : Typed.code(value));
  }

  @Override
  public int compareTo(RegionCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
