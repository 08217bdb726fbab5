package org.certbureau.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {
  @ParameterizedTest
  @ValueSource(strings = {"1900-01-01", "2026-11-26", "2028-02-29", "2199-12-31"})
  void a_day_of_these_centuries_is_one(String text) {
    assertThat(Days.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1899-12-31",
        "2200-01-01",
        "0000-01-01",
        "-999999999-01-01",
        "+999999999-12-31",
        "+10000-01-01",
        "2027-02-29",
        "2026-1-1",
        "20261126",
        ""
      })
  void what_no_database_holds_is_none(String text) {
    assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Days.of(text));
  }
}
