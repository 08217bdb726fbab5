package org.certbureau.web.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.Days;
import org.certbureau.report.ReportFilter;

/** Reads moments and days of a query. */
final class Moments {
  private Moments() {}

  /**
   * @param text ISO 8601 with an offset; null or blank for none
   * @throws RuleViolation {@code report.moment} at the field
   */
  static Instant at(String field, String text) {
    try {
      if (text == null || text.isBlank()) {
        return null;
      }
      OffsetDateTime moment = OffsetDateTime.parse(text);
      Days.of(moment.toLocalDate().toString());
      return moment.toInstant();
    } catch (DateTimeException e) {
      throw new RuleViolation(Problem.of("report.moment", field, text));
    }
  }

  /**
   * @param text e.g. {@code 2026-11-22}; null or blank for none
   * @throws RuleViolation as {@link ReportFilter#day}
   */
  static LocalDate day(String field, String text) {
    return ReportFilter.day(field, text);
  }
}
