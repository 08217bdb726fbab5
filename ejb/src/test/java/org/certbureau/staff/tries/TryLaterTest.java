package org.certbureau.staff.tries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TryLaterTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-27T02:27:30Z, PT15M, 15, 10:43",
    "2026-11-27T02:28:00Z, PT15M, 15, 10:43",
    "2026-11-27T02:28:00Z, PT14M1S, 15, 10:43",
    "2026-11-27T02:28:00Z, PT2S, 1, 10:29",
    "2026-11-27T15:59:59Z, PT1M, 1, 00:01"
  })
  void nobody_is_told_to_come_back_too_early(
      Instant now, Duration delay, String minutes, String from) {
    assertThat(TryLater.of(delay, now)).isEqualTo(new TryLater(minutes, from));
  }
}
