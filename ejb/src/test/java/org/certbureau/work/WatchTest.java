package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When what is gone is taken to be gone for good. */
class WatchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Watch.Silence silence = new Watch.Silence();

  @Test
  void what_is_silent_without_a_break_is_gone() {
    assertThat(at(true, 0)).isFalse();
    assertThat(at(true, 19)).isFalse();
    assertThat(at(true, 20)).isTrue();
  }

  @Test
  void who_answers_in_between_begins_anew() {
    at(true, 0);
    at(false, 10);
    assertThat(at(true, 20)).isFalse();
    assertThat(at(true, 39)).isFalse();
    assertThat(at(true, 40)).isTrue();
  }

  @Test
  void patience_may_be_endless() {
    silence.lasts(true, 0, Duration.ZERO);
    assertThat(silence.lasts(true, Duration.ofDays(1).toNanos(), Duration.ZERO)).isFalse();
  }

  private boolean at(boolean silent, long seconds) {
    return silence.lasts(silent, Duration.ofSeconds(seconds).toNanos(), PATIENCE);
  }
}
