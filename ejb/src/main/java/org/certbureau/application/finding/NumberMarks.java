package org.certbureau.application.finding;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Typed;

/**
 * The ends of a case's number by which people call it: {@code CS-20261122-000318} is called 318, CS
 * 318 and 20261122-318, with zeros or without.
 */
final class NumberMarks {
  private static final Pattern TYPED = Pattern.compile("([A-Z]{2,4})?(\\d{1,17})");
  private static final int LONGEST_RUNNING = 9;
  private static final int DAY = 8;

  private NumberMarks() {}

  /** Those by which a case is kept. */
  static Set<String> of(CaseNumber number) {
    String[] parts = number.value().split("-");
    String running = bare(parts[2]);
    return Set.of(running, parts[0] + "-" + running, parts[1] + "-" + running);
  }

  /** What was typed, as it is kept; empty where it is no end of a number. */
  static Optional<String> sought(String typed) {
    Matcher number = TYPED.matcher(Typed.code(typed));
    if (!number.matches()) {
      return Optional.empty();
    }
    String digits = number.group(2);
    String letters = number.group(1) == null ? "" : number.group(1) + "-";
    if (digits.length() > DAY && isDay(digits.substring(0, DAY))) {
      String running = bare(digits.substring(DAY));
      // with its letters and a day it is one case's alone, and no mark is needed for it
      return letters.isEmpty() && isRunning(running)
          ? Optional.of(digits.substring(0, DAY) + "-" + running)
          : Optional.empty();
    }
    String running = bare(digits);
    return isRunning(running) ? Optional.of(letters + running) : Optional.empty();
  }

  /** The whole number where its letters and its day were typed, and its zeros were not. */
  static Optional<CaseNumber> whole(String typed) {
    Matcher number = TYPED.matcher(Typed.code(typed));
    if (!number.matches() || number.group(1) == null) {
      return Optional.empty();
    }
    String digits = number.group(2);
    if (digits.length() <= DAY || !isDay(digits.substring(0, DAY))) {
      return Optional.empty();
    }
    String running = bare(digits.substring(DAY));
    return isRunning(running)
        ? Optional.of(
            CaseNumber.of(number.group(1), day(digits.substring(0, DAY)), Long.parseLong(running)))
        : Optional.empty();
  }

  private static boolean isRunning(String bare) {
    return !bare.isEmpty() && bare.length() <= LONGEST_RUNNING;
  }

  private static String bare(String digits) {
    return digits.replaceFirst("^0+", "");
  }

  private static boolean isDay(String digits) {
    try {
      return day(digits).getYear() >= 2000;
    } catch (DateTimeException noDay) {
      return false;
    }
  }

  private static LocalDate day(String digits) {
    return LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
  }
}
