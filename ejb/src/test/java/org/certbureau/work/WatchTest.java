package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "UP, UP, UP, false",
    "CLOSED, UP, UP, true",
    "SILENT, UP, UP, false",
    "UP, CLOSED, UP, true",
    "UP, SILENT, UP, true",
    "CLOSED, CLOSED, full, false"
  })
  void a_slow_database_is_not_gone_and_nothing_is_before_there_is_room(
      String database, String broker, String disk, boolean gone) {
    Map<String, String> parts =
        Map.of("database", said(database), "broker", said(broker), "disk", said(disk));
    assertThat(Watch.isGone(parts, true, true)).isEqualTo(gone);
    assertThat(Watch.isGone(parts, false, false)).as("elsewhere they come back").isFalse();
  }

  private static String said(String word) {
    return switch (word) {
      case "CLOSED" -> Readiness.CLOSED;
      case "SILENT" -> "does not answer in time";
      default -> word;
    };
  }

  private boolean at(boolean silent, long seconds) {
    return silence.lasts(silent, Duration.ofSeconds(seconds).toNanos(), PATIENCE);
  }
}
