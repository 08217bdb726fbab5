package org.certbureau.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.certbureau.kernel.calendar.China;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CS-11 「到期前 30 天会有提示信息」, A-G13: whose end is told about on which day. */
class ExpiryWindowTest {
  @ParameterizedTest(name = "{4}: on {0} about {2}")
  @CsvSource({
    // now,             days, end of the pair,     told,  why
    "2026-11-22T08:00,    30, 2026-12-21T23:59:59, true,  29 days ahead",
    "2026-11-22T08:00,    30, 2026-12-22T00:00:00, true,  30 days ahead by the calendar",
    "2026-11-22T08:00,    30, 2026-12-22T23:59:59, true,  the last second of the 30th day",
    "2026-11-22T08:00,    30, 2026-12-23T00:00:00, false, 31 days ahead",
    "2026-11-22T23:59:59, 30, 2026-12-22T23:59:59, true,  late in the evening it is the same day",
    "2026-11-22T00:00,    30, 2026-12-22T23:59:59, true,  at midnight too",
    "2026-11-22T08:00,    30, 2026-11-22T08:00:00, true,  ends this second",
    "2026-11-22T08:00,    30, 2026-11-22T23:59:59, true,  ends today",
    "2026-11-22T08:00,    30, 2026-11-22T07:59:59, false, over since a second",
    "2026-11-22T08:00,    30, 2026-11-21T12:00:00, false, over since yesterday",
    "2026-11-22T08:00,     0, 2026-11-22T23:59:59, true,  no days: on the last day only",
    "2026-11-22T08:00,     0, 2026-11-23T00:00:00, false, no days: not on the day before",
    "2026-11-22T08:00,    90, 2027-02-20T10:00:00, true,  90 days over the turn of the year",
    "2026-11-22T08:00,    90, 2027-02-21T10:00:00, false, 91 days over the turn of the year",
    "2027-01-29T08:00,    30, 2027-02-28T12:00:00, true,  no leap year: 30 days before 28 February",
    "2027-01-28T08:00,    30, 2027-02-28T12:00:00, false, no leap year: 31 days before",
    "2028-01-30T08:00,    30, 2028-02-29T12:00:00, true,  leap year: 30 days before 29 February",
    "2028-01-29T08:00,    30, 2028-02-29T12:00:00, false, leap year: 31 days before",
    "2028-01-31T08:00,    30, 2028-03-01T12:00:00, true,  leap year: over 29 February",
    "2028-01-30T08:00,    30, 2028-03-01T12:00:00, false, leap year: the leap day counts",
    "2027-01-30T08:00,    30, 2027-03-01T12:00:00, true,  no leap year: over 28 February",
    "2028-02-29T08:00,    30, 2028-03-30T12:00:00, true,  on a leap day"
  })
  void an_end_is_told_about(String now, int days, String end, boolean told, String why) {
    ExpiryWindow window = ExpiryWindow.at(inChina(now), days);

    assertThat(!inChina(end).isBefore(window.from()) && inChina(end).isBefore(window.until()))
        .as(why)
        .isEqualTo(told);
  }

  @Test
  void the_occasion_is_the_last_day_in_China_whatever_the_days_and_whenever_it_is_run() {
    assertThat(ExpiryWindow.occasion(Instant.parse("2026-12-21T16:00:00Z")))
        .isEqualTo("2026-12-22");
    assertThat(ExpiryWindow.occasion(Instant.parse("2026-12-21T15:59:59Z")))
        .isEqualTo("2026-12-21");
    assertThat(ExpiryWindow.occasion(Instant.parse("2028-02-29T04:00:00Z")))
        .isEqualTo("2028-02-29");
  }

  private static Instant inChina(String local) {
    return LocalDateTime.parse(local).atZone(China.ZONE).toInstant();
  }
}
