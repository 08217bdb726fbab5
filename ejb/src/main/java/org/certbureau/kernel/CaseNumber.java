package org.certbureau.kernel;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The acceptance number (受理号) of an application: {@code CS-20261122-000318}. Gaps are allowed. */
public record CaseNumber(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2,4}-\\d{8}-\\d{6,9}");

  private static final Pattern TYPED = Pattern.compile("([A-Z]{2,4})(\\d{8})(\\d{6,9})");

  public CaseNumber {
    if (value == null || !SHAPE.matcher(value).matches()) {
      throw new RuleViolation(Problem.of("kernel.case-number", "caseNumber", value));
    }
  }

  /** Reads what was typed or scanned: blanks, lower case and missing hyphens are forgiven. */
  public static CaseNumber of(String typed) {
    return find(typed).orElseGet(() -> new CaseNumber(typed));
  }

  /** The number that was typed; empty where it was something else. */
  public static Optional<CaseNumber> find(String typed) {
    Matcher number = TYPED.matcher(Typed.code(typed));
    return number.matches()
        ? Optional.of(
            new CaseNumber(number.group(1) + "-" + number.group(2) + "-" + number.group(3)))
        : Optional.empty();
  }

  public static CaseNumber of(String prefix, LocalDate day, long running) {
    return new CaseNumber(
        "%s-%s-%06d".formatted(prefix, DateTimeFormatter.BASIC_ISO_DATE.format(day), running));
  }

  /** The letters that the numbers of a region's bureau begin with. */
  public String prefix() {
    return value.substring(0, value.indexOf('-'));
  }

  @Override
  public String toString() {
    return value;
  }
}
