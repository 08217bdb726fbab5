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
import java.util.Optional;
import org.certbureau.audit.AuditTrail;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.Restored;
import org.certbureau.work.Outbox;

/**
 * The jobs that bring a decryption key back to its holder's token (A-G7, ADR 38), from the consents
 * on. Inside the house only. Whatever a station repeats changes nothing a second time.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class KeyRestores {
  @Inject private Jobs jobs;
  @Inject private Verdicts verdicts;
  @EJB private Outbox outbox;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /** A job whose token waits for a key to be sealed for it; it is locked. Empty for any other. */
  public Optional<KeyedJob> awaitsKey(String number) {
    return Optional.ofNullable(jobs.lock(List.of(number)).get(number))
        .filter(job -> job.kind() == JobKind.RESTORE_KEY && job.state() == JobState.SIGNING)
        .map(KeyedJob::of);
  }

  /**
   * The key travels to its token.
   *
   * @param pair the one that it belongs to, by its job
   * @param answer what only a token that has the key can say ({@link
   *     org.certbureau.station.contract.proof.RestoreProof})
   */
  public void send(Restore order, String pair, Octets answer) {
    Job job = jobs.lock(List.of(order.job())).get(order.job());
    job.sentToToken(order, pair, answer, clock.instant());
    audit.record(
        job, "job.key-sent-to-token", "system", Map.of("chip", order.chip(), "pair", pair));
    send(job, order);
  }

  /**
   * Closes the jobs whose tokens prove that they have the key, and confirms them. Of a job that is
   * over, its station is told again how it ended.
   */
  public JobBook.Proofs proved(String station, Collection<Restored> reports) {
    Instant now = clock.instant();
    Map<String, Job> known = jobs.lock(station, reports.stream().map(Restored::job).toList());
    JobBook.Proofs proofs = new JobBook.Proofs(new ArrayList<>(), new ArrayList<>());
    for (Restored report : reports) {
      Job job = known.get(report.job());
      if (job == null || job.kind() != JobKind.RESTORE_KEY) {
        continue;
      }
      if (job.awaits(report)) {
        if (job.born().hasAnswered(report.answer())) {
          job.done(now);
          audit.record(job, "job.key-restored", JobBook.actor(station), Map.of("chip", job.chip()));
          send(job, verdicts.of(job));
          proofs.done().add(JobBook.ended(job));
        } else {
          proofs.refuted().add(JobBook.ended(job));
        }
      } else if (job.state().over() && report.chip().equals(job.chip())) {
        send(job, verdicts.of(job));
      }
    }
    return proofs;
  }

  private void send(Job job, Order order) {
    outbox.put(Parties.jobsQueue(job.station()), OrderText.write(order));
  }
}
