package org.certbureau.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {
  @ParameterizedTest(name = "{0} for {1} years until {2}")
  @CsvSource({
    "2026-11-22T10:42:05+08:00, 1, 2027-11-22T10:42:05+08:00",
    "2026-11-22T10:42:05+08:00, 3, 2029-11-22T10:42:05+08:00",
    "2028-02-29T10:42:05+08:00, 1, 2029-02-28T10:42:05+08:00",
    "2028-02-29T10:42:05+08:00, 4, 2032-02-29T10:42:05+08:00",
    // 29 February in China, still the 28th in Greenwich
    "2028-02-29T01:00:00+08:00, 1, 2029-02-28T01:00:00+08:00",
    // 1 March in China, still the 29th in Greenwich
    "2028-03-01T01:00:00+08:00, 1, 2029-03-01T01:00:00+08:00",
  })
  void ends_on_the_same_day_of_a_later_year_in_china(
      OffsetDateTime start, int years, OffsetDateTime end) {
    assertThat(Validity.ofYears(start.toInstant(), years))
        .isEqualTo(new Validity(start.toInstant(), end.toInstant()));
  }

  @Test
  void knows_whole_seconds_only() {
    Instant start = Instant.parse("2026-11-22T02:42:05.987654Z");
    assertThat(Validity.ofYears(start, 1).notBefore())
        .isEqualTo(Instant.parse("2026-11-22T02:42:05Z"));
  }

  @Test
  void both_ends_belong_to_it() {
    Validity validity = Validity.ofYears(Instant.parse("2026-11-22T02:42:05Z"), 1);
    assertThat(validity.contains(validity.notBefore())).isTrue();
    assertThat(validity.contains(validity.notAfter())).isTrue();
    assertThat(validity.contains(validity.notBefore().minusMillis(1))).isFalse();
    assertThat(validity.contains(validity.notAfter().plusMillis(1))).isFalse();
  }

  @Test
  void tells_its_days_in_china() {
    Validity validity = Validity.ofYears(Instant.parse("2026-11-22T17:00:00Z"), 1);
    assertThat(validity.firstDay()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(validity.lastDay()).isEqualTo(LocalDate.of(2027, 11, 23));
  }

  @Test
  void lasts_at_least_a_year_when_counted_in_years() {
    assertThatIllegalArgumentException().isThrownBy(() -> Validity.ofYears(Instant.EPOCH, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Validity(Instant.EPOCH, Instant.EPOCH.plusMillis(500)));
  }
}
