package org.certbureau.kernel.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Days as people and programs write them. */
public final class Days {
  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2199;

  private Days() {}

  /**
   * @param text {@code 2026-11-26}: what no calendar of a bureau reaches is a slip of the pen, and
   *     no database holds it
   * @throws DateTimeException where it is no day from 1900 to 2199
   */
  public static LocalDate of(String text) {
    LocalDate day = LocalDate.parse(text);
    if (day.getYear() < EARLIEST_YEAR || day.getYear() > LATEST_YEAR) {
      throw new DateTimeException("no day of these centuries: " + text);
    }
    return day;
  }
}
