package org.certbureau.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({
    "1, 5",
    "2, 10",
    "3, 20",
    "4, 40",
    "5, 80",
    "6, 160",
    "7, 320",
    "8, 360",
    "9, 360",
    "1000000, 360"
  })
  void every_pause_is_twice_as_long_up_to_six_hours(int attempts, long minutes) {
    assertThat(Backoff.after(attempts)).isEqualTo(Duration.ofMinutes(minutes));
  }
}
