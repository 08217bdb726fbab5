package org.certbureau.kernel;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The acceptance number (受理号) of an application: {@code CS-20261122-000318}. Gaps are allowed. */
public record CaseNumber(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2,4}-\\d{8}-\\d{6,9}");

  public CaseNumber {
    if (value == null || !SHAPE.matcher(value).matches()) {
      throw new RuleViolation(
          Problem.of("kernel.case-number", "caseNumber", String.valueOf(value)));
    }
  }

  /** Reads what was typed or scanned: surrounding blanks and lower case are forgiven. */
  public static CaseNumber of(String typed) {
    return new CaseNumber(typed == null ? null : typed.trim().toUpperCase(Locale.ROOT));
  }

  /** The number that was typed; empty where it was something else. */
  public static Optional<CaseNumber> find(String typed) {
    String plain = typed == null ? "" : typed.trim().toUpperCase(Locale.ROOT);
    return SHAPE.matcher(plain).matches() ? Optional.of(new CaseNumber(plain)) : Optional.empty();
  }

  public static CaseNumber of(String prefix, LocalDate day, long running) {
    return new CaseNumber(
        "%s-%s-%06d".formatted(prefix, DateTimeFormatter.BASIC_ISO_DATE.format(day), running));
  }

  @Override
  public String toString() {
    return value;
  }
}
