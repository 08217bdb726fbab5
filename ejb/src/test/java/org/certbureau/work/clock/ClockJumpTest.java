package org.certbureau.work.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.certbureau.staff.tries.Strangers;
import org.certbureau.staff.tries.Tries;
import org.junit.jupiter.api.Test;

class ClockJumpTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:42:05Z");
  private static final Instant JUMPED = NOW.plus(Duration.ofDays(400));

  @Test
  void nodes_differ_by_minutes_and_no_more() {
    assertThat(ClockJump.isAhead(NOW.plusSeconds(300), NOW)).isFalse();
    assertThat(ClockJump.isAhead(NOW.plusSeconds(301), NOW)).isTrue();
    assertThat(ClockJump.isAhead(null, NOW)).isFalse();
    assertThat(ClockJump.isBeyond(NOW.plusSeconds(900), NOW, Duration.ofMinutes(10))).isFalse();
    assertThat(ClockJump.isBeyond(NOW.plusSeconds(901), NOW, Duration.ofMinutes(10))).isTrue();
  }

  @Test
  void nobody_stays_locked_until_a_time_that_a_wrong_clock_has_set() {
    Tries there = Tries.NONE;
    Strangers strangers = Strangers.NONE;
    for (int i = 0; i < 20; i++) {
      there = there.oneMore(JUMPED);
      strangers = strangers.oneMore(JUMPED);
    }
    assertThat(strangers.delay(JUMPED, there, false)).isPositive();
    assertThat(strangers.delay(NOW, there, false)).isNull();
    assertThat(there.left(NOW)).isEqualTo(Tries.MOST);
    assertThat(strangers.lately(NOW)).isZero();
  }
}
