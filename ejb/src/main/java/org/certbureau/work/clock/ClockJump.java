package org.certbureau.work.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * What to make of times that were written down by a clock that was put back since. Nothing waits
 * for a time to come again that was only ever there by mistake.
 */
public final class ClockJump {
  /** Nodes differ by seconds, and what happens at once is written down one after the other. */
  public static final Duration TOLERATED = Duration.ofMinutes(5);

  private ClockJump() {}

  /** Whether something that has happened has not happened yet. */
  public static boolean isAhead(Instant written, Instant now) {
    return written != null && written.isAfter(now.plus(TOLERATED));
  }

  /**
   * Whether something lies farther ahead than it was ever put.
   *
   * @param most how far it is put at most
   */
  public static boolean isBeyond(Instant until, Instant now, Duration most) {
    return isAhead(until, now.plus(most));
  }
}
