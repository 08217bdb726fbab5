package org.certbureau.kernel;

import java.util.Optional;

/** Whole years in capital numerals, as application forms carry them: 壹 贰 叁 肆 伍. */
public final class CapitalYears {
  private static final String NUMERALS = "壹贰叁肆伍";

  private CapitalYears() {}

  /**
   * The numeral of that many years.
   *
   * @param years 1 to 5
   * @throws RuleViolation {@code kernel.capital-years} beyond that
   */
  public static String of(int years) {
    if (years < 1 || years > NUMERALS.length()) {
      Typed.refuse(problem(String.valueOf(years)));
    }
    return NUMERALS.substring(years - 1, years);
  }

  /**
   * Reads a numeral.
   *
   * @return 1 to 5
   * @throws RuleViolation {@code kernel.capital-years} for anything but one of the five numerals
   */
  public static int parse(String typed) {
    Typed.refuse(check(typed));
    return NUMERALS.indexOf(Typed.plain(typed)) + 1;
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(String typed) {
    String numeral = Typed.plain(typed);
    return numeral.length() == 1 && NUMERALS.contains(numeral)
        ? Optional.empty()
        : problem(numeral);
  }

  private static Optional<Problem> problem(String got) {
    return Typed.problem("kernel.capital-years", got);
  }
}
