package org.certbureau.station.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StationClocksTest {
  private static final String STATION = "ST-430100-1";

  private final AtomicLong nanos = new AtomicLong();
  private final StationClocks clocks = new StationClocks(nanos::get);

  @Test
  void the_quickest_of_the_last_heartbeats_tells_the_difference() {
    beats(3, Duration.ofMillis(40), Duration.ofSeconds(9), Duration.ofMillis(700));
    assertThat(clocks.ahead(STATION)).hasMillis(-40);
    assertThat(clocks.differing()).isEmpty();
    assertThat(clocks.isRight(STATION)).isTrue();
  }

  @Test
  void a_station_that_is_two_seconds_off_is_told_and_goes_on() {
    beats(10, Duration.ofSeconds(-2));
    assertThat(clocks.differing()).containsEntry(STATION, 2L);
    assertThat(clocks.differences()).containsExactly(new ClockDifference(STATION, 2, true));
    assertThat(clocks.isRight(STATION)).isTrue();
  }

  @Test
  void a_station_that_is_half_a_minute_off_is_given_nothing_until_it_is_right() {
    beats(10, Duration.ofSeconds(-30));
    assertThat(clocks.isRight(STATION)).isFalse();
    nanos.addAndGet(Duration.ofMinutes(4).toNanos());
    beats(10, Duration.ZERO);
    assertThat(clocks.isRight(STATION)).isTrue();
    beats(40, Duration.ofSeconds(31));
    assertThat(clocks.isRight(STATION)).as("behind").isFalse();
    assertThat(clocks.differences()).containsExactly(new ClockDifference(STATION, -31, false));
  }

  @Test
  void heartbeats_that_have_waited_together_tell_nothing() {
    for (int i = 0; i < 100; i++) {
      clocks.heard(STATION, Duration.ofHours(1));
    }
    assertThat(clocks.isRight(STATION)).isTrue();
    assertThat(clocks.isRight("ST-430100-2")).as("never heard of").isTrue();
  }

  /** Five seconds apart, these lags in turn. */
  private void beats(int many, Duration... lags) {
    for (int i = 0; i < many * lags.length; i++) {
      clocks.heard(STATION, lags[i % lags.length]);
      nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    }
  }
}
