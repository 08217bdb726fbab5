package org.certbureau.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.Days;
import org.certbureau.region.business.Service;

/**
 * What a report is about; null means no condition.
 *
 * @param from first day in China
 * @param to last day, it belongs to the period
 * @param desk code of a desk (受理点) in the region's policy
 */
public record ReportFilter(
    LocalDate from, LocalDate to, RegionCode region, Service service, String desk) {
  /** Longest period, in days: a leap year. */
  public static final int MOST_DAYS = 366;

  /**
   * @throws RuleViolation where a day is missing, the days are in the wrong order, or too far apart
   */
  public ReportFilter {
    if (from == null || to == null) {
      throw new RuleViolation(Problem.of("report.period-missing", from == null ? "from" : "to"));
    }
    if (to.isBefore(from)) {
      throw new RuleViolation(
          Problem.of("report.period-reversed", "to", from.toString(), to.toString()));
    }
    if (from.until(to, ChronoUnit.DAYS) >= MOST_DAYS) {
      throw new RuleViolation(
          Problem.of("report.period-too-long", "to", Integer.toString(MOST_DAYS)));
    }
    FreeText named = FreeText.soughtAt("desk", desk);
    desk = named.isEmpty() ? null : named.value();
  }

  /** All business of a period. */
  public static ReportFilter period(LocalDate from, LocalDate to) {
    return new ReportFilter(from, to, null, null, null);
  }

  /**
   * A day that somebody asks of a report.
   *
   * @param text e.g. {@code 2026-11-22}; null or blank for none
   * @return null for none
   * @throws RuleViolation at the field: {@code report.day} for what is no day, {@code
   *     report.day-years} for one that no report reaches
   */
  public static LocalDate day(String field, String text) {
    try {
      return text == null || text.isBlank() ? null : Days.of(text);
    } catch (DateTimeException none) {
      throw new RuleViolation(
          Problem.of(isDay(text) ? "report.day-years" : "report.day", field, text));
    }
  }

  private static boolean isDay(String text) {
    try {
      return LocalDate.parse(text) != null;
    } catch (DateTimeException none) {
      return false;
    }
  }
}
