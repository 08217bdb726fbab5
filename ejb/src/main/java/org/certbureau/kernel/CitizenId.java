package org.certbureau.kernel;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The citizen identity number (公民身份号码) of GB 11643-1999, 18 characters. The residence permit of
 * people from Hong Kong, Macau and Taiwan (港澳台居民居住证) has the same form.
 *
 * <p>The division is not looked up: people keep the number of a district that is gone.
 */
public record CitizenId(String value) implements Personal, Serializable {
  private static final Pattern SHAPE = Pattern.compile("[1-8]\\d{16}[0-9X]");
  private static final Pattern FIRST_GENERATION = Pattern.compile("[1-8]\\d{14}");
  // 810000 Hong Kong, 820000 Macau, 830000 Taiwan
  private static final Pattern RESIDENCE_PERMIT = Pattern.compile("8[123]0000.*");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final int EARLIEST_YEAR = 1900;

  public CitizenId {
    Typed.refuse(problem(value == null ? "" : value));
  }

  /**
   * Reads what was typed.
   *
   * @param today a holder cannot be born later
   * @throws RuleViolation {@code kernel.citizen-id-shape}, {@code -old}, {@code -date}, {@code
   *     -year}, {@code -check} or {@code -future}; never with the number in it
   */
  public static CitizenId of(String typed, LocalDate today) {
    CitizenId id = new CitizenId(Typed.code(typed));
    Typed.refuse(id.bornAfter(today));
    return id;
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(String typed, LocalDate today) {
    String number = Typed.code(typed);
    Optional<Problem> problem = problem(number);
    return problem.isPresent() ? problem : new CitizenId(number).bornAfter(today);
  }

  /**
   * The 18 characters for a 15-digit number of the first generation. Its cards ceased to be valid
   * on 2013-01-01, so this is for old records, never for what is shown at the desk.
   */
  public static CitizenId ofOldRecord(String fifteenDigits) {
    String old = Typed.code(fifteenDigits);
    if (!FIRST_GENERATION.matcher(old).matches()) {
      throw new RuleViolation(Problem.of("kernel.citizen-id-shape", null));
    }
    String seventeen = old.substring(0, 6) + "19" + old.substring(6);
    return new CitizenId(seventeen + checkCharacter(seventeen));
  }

  public LocalDate birthday() {
    return LocalDate.of(year(value), month(value), day(value));
  }

  /** The 17th digit is odd for men. */
  public boolean male() {
    return (value.charAt(16) - '0') % 2 == 1;
  }

  /** Whether this is the number of a 港澳台居民居住证. */
  public boolean ofResidencePermit() {
    return RESIDENCE_PERMIT.matcher(value).matches();
  }

  @Override
  public String masked() {
    return Masking.citizenId(value);
  }

  @Override
  public String toString() {
    return masked();
  }

  private Optional<Problem> bornAfter(LocalDate today) {
    return birthday().isAfter(today) ? Typed.problem("kernel.citizen-id-future") : Optional.empty();
  }

  private static Optional<Problem> problem(String number) {
    if (FIRST_GENERATION.matcher(number).matches()) {
      return Typed.problem("kernel.citizen-id-old");
    }
    if (!SHAPE.matcher(number).matches()) {
      return Typed.problem("kernel.citizen-id-shape");
    }
    if (birthday(number).isEmpty()) {
      return Typed.problem("kernel.citizen-id-date");
    }
    // GB 11643 itself shows a number of 1880; nobody born then applies any more
    if (year(number) < EARLIEST_YEAR) {
      return Typed.problem("kernel.citizen-id-year");
    }
    return checkCharacter(number) == number.charAt(17)
        ? Optional.empty()
        : Typed.problem("kernel.citizen-id-check");
  }

  /** The day in places 7 to 14 of a number of 18; empty where the calendar has no such day. */
  static Optional<LocalDate> birthday(String number) {
    try {
      return Optional.of(LocalDate.of(year(number), month(number), day(number)));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** ISO 7064 MOD 11-2 over the first 17 digits. */
  static char checkCharacter(String number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (number.charAt(i) - '0') * WEIGHTS[i];
    }
    return "10X98765432".charAt(sum % 11);
  }

  private static int year(String number) {
    return Integer.parseInt(number, 6, 10, 10);
  }

  private static int month(String number) {
    return Integer.parseInt(number, 10, 12, 10);
  }

  private static int day(String number) {
    return Integer.parseInt(number, 12, 14, 10);
  }
}
