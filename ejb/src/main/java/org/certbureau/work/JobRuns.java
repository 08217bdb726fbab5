package org.certbureau.work;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import org.certbureau.kernel.calendar.China;

/**
 * Lets one node win each slot of a repeated job. Timers tick on every node and replay nothing after
 * a stop, so the slot, not the tick, decides: a missed one is won at the next tick. Who won it
 * keeps it however long the work takes, unless it falls silent.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobRuns {
  @EJB private JobRunRows rows;
  @Inject private Clock clock;

  /**
   * The run of today, as China has it; else as {@link #claim}.
   *
   * @param from the hour of the day before which it is nobody's to do
   */
  public Optional<JobRun> claimDaily(String job, int from, Duration takeover) {
    ZonedDateTime now = clock.instant().atZone(China.ZONE);
    return now.getHour() < from
        ? Optional.empty()
        : claim(job, now.toLocalDate().toString(), takeover);
  }

  /**
   * @param slot what is to be done once, e.g. the day {@code 2026-11-22}
   * @param takeover an unfinished run that was not heard of for longer counts as dead and may be
   *     won again
   * @return the run that the caller is to work on now; empty where it is not the caller's to do
   */
  public Optional<JobRun> claim(String job, String slot, Duration takeover) {
    String owner = UUID.randomUUID().toString();
    Instant now = clock.instant();
    try {
      return rows.claim(job, slot, owner, takeover)
          ? Optional.of(new JobRun(rows, clock, job, slot, owner, takeover, now))
          : Optional.empty();
    } catch (EJBException anotherNodeWonMeanwhile) {
      return Optional.empty();
    }
  }
}
