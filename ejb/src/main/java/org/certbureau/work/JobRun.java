package org.certbureau.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.certbureau.work.clock.ClockJump;

/**
 * A slot that this node won and works on. It stays this node's however long the work takes, as long
 * as the work is heard of.
 */
public final class JobRun {
  /** Renewed so many times before others may think it dead. */
  private static final int RENEWALS = 4;

  private final JobRunRows rows;
  private final Clock clock;
  private final String job;
  private final String slot;
  private final String owner;
  private final Duration pause;
  private Instant heardOf;

  JobRun(
      JobRunRows rows,
      Clock clock,
      String job,
      String slot,
      String owner,
      Duration takeover,
      Instant claimedAt) {
    this.rows = rows;
    this.clock = clock;
    this.job = job;
    this.slot = slot;
    this.owner = owner;
    this.pause = takeover.dividedBy(RENEWALS);
    this.heardOf = claimedAt;
  }

  /**
   * Says that the work goes on. To be called after each stretch of it that is short against the
   * time of takeover, and before its result is committed; it asks the database only when it is time
   * to.
   *
   * @throws IllegalStateException where it was silent for too long and another node has taken over,
   *     or it is finished: nothing more may be done
   */
  public void goesOn() {
    Instant now = clock.instant();
    if (now.isBefore(heardOf.plus(pause)) && !ClockJump.isAhead(heardOf, now)) {
      return;
    }
    if (!rows.renew(job, slot, owner)) {
      throw new IllegalStateException(
          job + " " + slot + " is finished, or another node has taken it over");
    }
    heardOf = now;
  }

  /** Says that the work is done: nobody wins this slot any more. */
  public void finished() {
    rows.finished(job, slot);
  }
}
