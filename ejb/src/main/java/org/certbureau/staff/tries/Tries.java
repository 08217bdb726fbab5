package org.certbureau.staff.tries;

import java.time.Duration;
import java.time.Instant;
import org.certbureau.work.clock.ClockJump;

/**
 * Wrong passwords of one account from one place, in a row: so many lock it there, and nowhere else.
 *
 * @param failedAt the last of them; null for none
 * @param lockedUntil null where it was not locked since
 */
public record Tries(int failed, Instant failedAt, Instant lockedUntil) {
  /** Wrong passwords in a row after which an account is locked there for {@link #LOCK}. */
  public static final int MOST = 5;

  public static final Duration LOCK = Duration.ofMinutes(15);
  public static final Tries NONE = new Tries(0, null, null);

  public Tries oneMore(Instant now) {
    int failures = isOver(now) ? 1 : failed + 1;
    return failures < MOST ? new Tries(failures, now, null) : new Tries(0, now, now.plus(LOCK));
  }

  /** Those of long ago count no longer. */
  public boolean isOver(Instant now) {
    return failedAt == null
        || !failedAt.plus(LOCK).isAfter(now)
        || ClockJump.isAhead(failedAt, now);
  }

  public boolean isLocked(Instant now) {
    return lockedUntil != null
        && lockedUntil.isAfter(now)
        && !ClockJump.isBeyond(lockedUntil, now, LOCK);
  }

  public int left(Instant now) {
    return isOver(now) ? MOST : MOST - failed;
  }
}
