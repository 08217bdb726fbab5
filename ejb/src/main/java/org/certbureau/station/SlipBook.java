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
import java.util.List;
import java.util.Map;
import org.certbureau.audit.AuditTrail;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Parties;
import org.certbureau.work.Outbox;

/** PIN slips that a station could not print: asked for again, or found by somebody. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class SlipBook {
  /** How often a slip is asked for again: as the pauses double, within about an hour. */
  private static final int SLIP_REPRINTS = 6;

  private static final Duration FIRST_SLIP_PAUSE = Duration.ofMinutes(1);

  @Inject private Jobs jobs;
  @Inject private Verdicts verdicts;
  @EJB private Outbox outbox;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * The PIN slip of a finished job is missing: the job says so, and where it was the printer's
   * fault the station is told to print it again, some times and with longer and longer pauses.
   */
  public void slipMissing(String station, String number, FailureCode code) {
    Job job = jobs.lock(List.of(number)).get(number);
    if (job == null || !station.equals(job.station()) || job.state() != JobState.DONE) {
      return;
    }
    Instant now = clock.instant();
    int times = job.slip().missed(code.name(), now);
    audit.record(
        job,
        "job.slip-missing",
        JobBook.actor(station),
        Map.of("code", code.name(), "times", Integer.toString(times)));
    if (code == FailureCode.SLIP_NOT_PRINTED && times <= SLIP_REPRINTS) {
      outbox.put(
          Parties.jobsQueue(station),
          OrderText.write(verdicts.confirmed(job)),
          now.plus(FIRST_SLIP_PAUSE.multipliedBy(1L << (times - 1))));
    }
  }

  /**
   * Somebody at the printer holds the slip that was missing.
   *
   * @return false where none was missing
   */
  public boolean slipFound(String number, String actor) {
    Job job = jobs.lock(List.of(number)).get(number);
    if (job == null || !job.slip().found()) {
      return false;
    }
    audit.record(job, "job.slip-found", actor, Map.of());
    return true;
  }
}
