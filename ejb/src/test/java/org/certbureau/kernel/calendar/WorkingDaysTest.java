package org.certbureau.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.certbureau.kernel.Refusals.assertRefused;

import java.time.LocalDate;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
  private final WorkingDays days = WorkingDays.bundled();

  @ParameterizedTest
  @CsvSource({
    "2026-01-05, 1, 2026-01-06",
    "2026-02-13, 1, 2026-02-14", // a Saturday worked
    "2026-02-14, 1, 2026-02-24",
    "2026-02-14, 3, 2026-02-26",
    "2026-04-03, 1, 2026-04-07",
    "2026-04-30, 3, 2026-05-08",
    "2026-05-08, 1, 2026-05-09", // a Saturday worked
    "2026-09-18, 1, 2026-09-20", // a Sunday worked
    "2026-10-09, 1, 2026-10-10", // a Saturday worked
    "2026-02-15, 1, 2026-02-24", // submitted within the holidays
    "2025-12-31, 1, 2026-01-04",
  })
  void the_day_of_submission_does_not_count(LocalDate start, int count, LocalDate due) {
    assertThat(days.after(start, count)).isEqualTo(new Deadline(due, true));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05, 2026-01-05",
    "2026-01-04, 2026-01-04", // a Sunday worked
    "2026-01-10, 2026-01-12",
    "2026-10-01, 2026-10-08",
  })
  void on_the_spot_is_the_same_day_or_where_that_is_closed_the_next_working_one_A_C24(
      LocalDate start, LocalDate due) {
    assertThat(days.after(start, 0)).isEqualTo(new Deadline(due, true));
  }

  @Test
  void a_year_not_published_counts_monday_to_friday_and_says_so() {
    assertThat(days.knows(2027)).isFalse();
    assertThat(days.after(LocalDate.of(2026, 12, 30), 1))
        .isEqualTo(new Deadline(LocalDate.of(2026, 12, 31), true));
    assertThat(days.after(LocalDate.of(2026, 12, 31), 1))
        .isEqualTo(new Deadline(LocalDate.of(2027, 1, 1), false));
    assertThat(days.after(LocalDate.of(2027, 1, 1), 1))
        .isEqualTo(new Deadline(LocalDate.of(2027, 1, 4), false));
  }

  @Test
  void a_year_published_later_is_added_and_one_changed_is_replaced() {
    WorkingDays newer =
        days.with(
            calendar(
                "2027.holidays", "01-01..01-03", "2026.holidays", "10-01", "2026.workdays", ""));
    assertThat(newer.after(LocalDate.of(2026, 12, 31), 1))
        .isEqualTo(new Deadline(LocalDate.of(2027, 1, 4), true));
    assertThat(newer.isWorkingDay(LocalDate.of(2026, 10, 2))).isTrue();
    assertThat(newer.isWorkingDay(LocalDate.of(2026, 10, 10))).isFalse();
    assertThat(newer.isWorkingDay(LocalDate.of(2025, 10, 11))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2027.holidays, 02-29",
    "2027.holidays, 13-01",
    "2027.holidays, 01-03..01-01",
    "2027.holidays, '01-01,'",
    "2027.holidays, 1 January",
    "holidays, 01-01",
    "2027.workdays, 01-02", // a Saturday, but without the holidays of its year
  })
  void broken_data_is_refused(String key, String entry) {
    assertRefused(() -> calendar(key, entry), "kernel.working-days");
  }

  @Test
  void a_day_worked_is_a_weekend_day_and_no_holiday() {
    assertRefused(
        () -> calendar("2027.holidays", "01-01", "2027.workdays", "01-04"), "kernel.working-days");
    assertRefused(
        () -> calendar("2027.holidays", "01-01..01-03", "2027.workdays", "01-02"),
        "kernel.working-days");
  }

  @Test
  void nothing_is_counted_backwards() {
    assertThatIllegalArgumentException().isThrownBy(() -> days.after(LocalDate.of(2026, 1, 5), -1));
  }

  private static WorkingDays calendar(String... entries) {
    Properties data = new Properties();
    for (int i = 0; i < entries.length; i += 2) {
      data.setProperty(entries[i], entries[i + 1]);
    }
    return WorkingDays.of(data);
  }
}
