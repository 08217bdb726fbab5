package org.certbureau.work.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.certbureau.testing.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseClockTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  @ParameterizedTest
  @CsvSource({"-31, -31", "-1, -1", "0, 0", "1, 0", "2, 0", "3, 1", "32, 30"})
  void the_time_of_asking_is_no_difference(int there, int ahead) {
    Instant asked = Instant.parse("2026-11-22T02:42:05Z");
    assertThat(DatabaseClock.between(asked, asked.plusSeconds(there), asked.plusSeconds(2)))
        .hasSeconds(ahead);
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_database_of_another_time_is_seen(Database kind) throws Exception {
    try (Connection connection = kind.open().connect()) {
      assertThat(DatabaseClock.ahead(connection, Clock.offset(Clock.systemUTC(), AN_HOUR)))
          .isBetween(AN_HOUR.negated().minusMinutes(1), AN_HOUR.negated().plusMinutes(1));
      assertThat(
              DatabaseClock.ahead(connection, Clock.offset(Clock.systemUTC(), AN_HOUR.negated())))
          .isBetween(AN_HOUR.minusMinutes(1), AN_HOUR.plusMinutes(1));
    }
  }

  @Test
  void a_clock_that_a_drill_has_moved_is_no_wrong_clock() throws Exception {
    System.setProperty("bureau.clock.offset.seconds", "3600");
    try (Connection connection = Database.H2.open().connect()) {
      assertThat(DatabaseClock.ahead(connection, Clock.offset(Clock.systemUTC(), AN_HOUR)).abs())
          .isLessThan(Duration.ofMinutes(1));
    } finally {
      System.clearProperty("bureau.clock.offset.seconds");
    }
  }
}
