package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Optional;

/**
 * The unified social credit code (统一社会信用代码) of a unit, GB 32100-2015: 18 characters out of 31 (no
 * I, O, S, V, Z), of which 3–8 are the division, 9–17 the organisation code, 18 the check.
 *
 * <p>The division is not looked up: a code outlives the abolition of its district.
 */
public record CreditCode(String value) implements Serializable {
  private static final String WRONG_CHECK = "kernel.credit-code-check";
  private static final int LENGTH = 18;
  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int DIVISION_START = 2;
  private static final int ORGANIZATION_START = 8;

  public CreditCode {
    Typed.refuse(problem(value == null ? "" : value));
  }

  /**
   * Reads what was typed.
   *
   * @throws RuleViolation {@code kernel.credit-code-length}, {@code -character} or {@code -check}
   */
  public static CreditCode of(String typed) {
    return new CreditCode(Typed.code(typed));
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(String typed) {
    return problem(Typed.code(typed));
  }

  /**
   * The check character that belongs behind the first 17: what an eye that looks again should find.
   * Nothing where what was typed is wrong in any other way, or right.
   */
  public static Optional<String> fittingCheck(String typed) {
    String code = Typed.code(typed);
    return problem(code)
        .filter(wrong -> wrong.code().equals(WRONG_CHECK))
        .map(wrong -> Character.toString(checkCharacter(code)));
  }

  /**
   * Whether the organisation code within has the right check character of its own. Some old codes
   * do not: worth a warning, no refusal.
   */
  public boolean organizationCodeFits() {
    return OrganizationCode.check(organizationPart()).isEmpty();
  }

  /**
   * The organisation code within.
   *
   * @throws RuleViolation where {@link #organizationCodeFits} says no
   */
  public OrganizationCode organizationCode() {
    return new OrganizationCode(organizationPart());
  }

  private String organizationPart() {
    return value.substring(ORGANIZATION_START, LENGTH - 1);
  }

  private static Optional<Problem> problem(String code) {
    if (code.length() != LENGTH) {
      return Typed.problem("kernel.credit-code-length", String.valueOf(code.length()));
    }
    for (int i = 0; i < LENGTH; i++) {
      int value = CHARACTERS.indexOf(code.charAt(i));
      boolean division = i >= DIVISION_START && i < ORGANIZATION_START;
      if (value < 0 || (division && value > 9)) {
        return Typed.problem(
            "kernel.credit-code-character",
            String.valueOf(i + 1),
            Character.toString(code.codePointAt(i)));
      }
    }
    return checkCharacter(code) == code.charAt(LENGTH - 1)
        ? Optional.empty()
        : Typed.problem(WRONG_CHECK, code);
  }

  /** GB 32100 §4.7: C18 = 31 − Σ CiWi mod 31, with Wi = 3^(i−1) mod 31. */
  private static char checkCharacter(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += CHARACTERS.indexOf(code.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return CHARACTERS.charAt((31 - sum % 31) % 31);
  }

  @Override
  public String toString() {
    return value;
  }
}
