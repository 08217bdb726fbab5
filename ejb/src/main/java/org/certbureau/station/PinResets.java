package org.certbureau.station;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.certbureau.audit.AuditTrail;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.contract.PinReset;
import org.certbureau.work.Outbox;

/**
 * The jobs that set another PIN (CS-19, GD-C5, ADR 36). Inside the house only. Whatever a station
 * repeats changes nothing a second time.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PinResets {
  @Inject private Jobs jobs;
  @Inject private Verdicts verdicts;
  @EJB private Outbox outbox;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * A report that may be believed once its signature holds.
   *
   * @param line the certificate by whose key the token proves itself
   * @param challenge what it had to sign
   * @param pinKey under which its administrator PIN is from now on, as far as it may be believed
   */
  public record Offer(String job, long line, Octets challenge, String pinKey) {}

  /**
   * What may be believed. Of a job that is over, its station is told again how it ended; what was
   * for another chip is left out.
   */
  public List<Offer> screen(String station, Collection<PinReset> reports) {
    Map<String, Job> known = jobs.lock(station, reports.stream().map(PinReset::job).toList());
    List<Offer> offers = new ArrayList<>();
    for (PinReset report : reports) {
      Job job = known.get(report.job());
      if (job == null || job.pinOrder() == null || !report.chip().equals(job.chip())) {
        continue;
      }
      if (job.awaits(report)) {
        boolean asOrdered = Objects.equals(report.pinKey(), job.pinOrder().newKey());
        offers.add(
            new Offer(
                job.number(),
                job.line(),
                job.pinOrder().challenge(),
                report.pinKey() != null && asOrdered ? report.pinKey() : job.pinKey()));
      } else if (job.state().over()) {
        send(job, verdicts.of(job));
      }
    }
    return offers;
  }

  /**
   * Closes the jobs whose tokens have proved themselves: their slips are printed, and the slips of
   * before are void from here on.
   */
  public List<EndedJob> proved(String station, Collection<PinReset> reports) {
    Instant now = clock.instant();
    Map<String, Job> known = jobs.lock(station, reports.stream().map(PinReset::job).toList());
    List<EndedJob> done = new ArrayList<>();
    for (PinReset report : reports) {
      Job job = known.get(report.job());
      job.pinOrder().found(report.triesBefore());
      job.done(now);
      audit.record(
          job,
          "job.pin-reset",
          JobBook.actor(station),
          Map.of("chip", job.chip(), "triesBefore", Integer.toString(report.triesBefore())));
      send(job, verdicts.of(job));
      done.add(JobBook.ended(job));
    }
    return done;
  }

  private void send(Job job, Order order) {
    outbox.put(Parties.jobsQueue(job.station()), OrderText.write(order));
  }
}
