package org.certbureau.station;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.certbureau.audit.AuditTrail;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.contract.Settled;
import org.certbureau.work.Outbox;
import org.certbureau.work.clock.ClockJump;

/**
 * What is left to do with a holder's token once the new pair counts: the station is told until it
 * says that it has done it, however long the token is away (ADR 29).
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Settlements {
  /** A token that was carried off may come back on another day. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(12);

  @Inject private Jobs jobs;
  @Inject private Verdicts verdicts;
  @EJB private Outbox outbox;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Stations have settled what was left to do with holders' tokens. What is repeated changes
   * nothing.
   */
  public void settled(String station, Collection<Settled> reports) {
    for (Job job : jobs.lock(reports.stream().map(Settled::job).toList()).values()) {
      if (station.equals(job.station()) && job.state() == JobState.DONE && job.settled()) {
        audit.record(job, "job.settled", JobBook.actor(station), Map.of("chip", job.chip()));
      }
    }
  }

  /**
   * Tells stations again of jobs that count and that they have not settled: the pauses between grow
   * with the age of the job.
   */
  public void remind(int most) {
    Instant now = clock.instant();
    for (Job job : jobs.lock(jobs.toTellAgain(now, latest(now), most)).values()) {
      outbox.put(Parties.jobsQueue(job.station()), OrderText.write(verdicts.confirmed(job)));
      job.tellAgainAt(now.plus(pause(Duration.between(job.stepAt(), now))));
    }
  }

  /** What is put off for longer was put off by a clock that was put back since. */
  static Instant latest(Instant now) {
    return now.plus(LONGEST_PAUSE).plus(ClockJump.TOLERATED);
  }

  /** Until the next time, by how long nothing was heard. */
  static Duration pause(Duration age) {
    return age.compareTo(LONGEST_PAUSE) > 0
        ? LONGEST_PAUSE
        : age.compareTo(Job.FIRST_REMINDER) < 0 ? Job.FIRST_REMINDER : age;
  }
}
