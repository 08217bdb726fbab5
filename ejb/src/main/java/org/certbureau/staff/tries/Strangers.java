package org.certbureau.staff.tries;

import java.time.Duration;
import java.time.Instant;
import org.certbureau.work.clock.ClockJump;

/**
 * Wrong passwords of one account from places where its right one was not typed lately. No place has
 * many of them where many places take part: so they slow the account down there, the more of them
 * the longer. Where it is at home nobody notices.
 *
 * @param failedAt the last of them; null for none
 * @param slowUntil before then none is tried; null where that was never so
 */
public record Strangers(int failed, Instant failedAt, Instant slowUntil) {
  /** So many are people who have moved to another desk. */
  public static final int FREE = 10;

  /** For so long an account is at home where its right password was typed. */
  public static final Duration AT_HOME = Duration.ofDays(7);

  public static final Duration LONGEST = Duration.ofMinutes(15);
  public static final Duration FORGOTTEN = Duration.ofDays(1);
  public static final Strangers NONE = new Strangers(0, null, null);

  private static final int LARGEST_STEP = 20;

  public Strangers oneMore(Instant now) {
    int failures = lately(now) + 1;
    return new Strangers(failures, now, failures <= FREE ? null : now.plus(delay(failures)));
  }

  /** How many there were, until none came for a day. */
  public int lately(Instant now) {
    return failedAt == null
            || !failedAt.plus(FORGOTTEN).isAfter(now)
            || ClockJump.isAhead(failedAt, now)
        ? 0
        : failed;
  }

  public boolean isSlow(Instant now) {
    return slowUntil != null
        && slowUntil.isAfter(now)
        && !ClockJump.isBeyond(slowUntil, now, LONGEST);
  }

  /** Twice as long each time. */
  private static Duration delay(int failures) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(failures - FREE, LARGEST_STEP));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  /**
   * For how long no password is tried: the longer one of what one place and what strangers have
   * brought about.
   *
   * @param home whether the account is at home there
   * @return null for not at all
   */
  public Duration delay(Instant now, Tries there, boolean home) {
    Instant until = there.isLocked(now) ? there.lockedUntil() : null;
    if (!home && isSlow(now) && (until == null || slowUntil.isAfter(until))) {
      until = slowUntil;
    }
    return until == null ? null : Duration.between(now, until);
  }
}
