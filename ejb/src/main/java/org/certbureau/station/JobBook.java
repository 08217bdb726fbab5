package org.certbureau.station;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.audit.AuditTrail;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.kernel.RegionCode;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parties;
import org.certbureau.work.Outbox;

/**
 * The book of jobs: every change of a job together with the order that follows from it. Inside the
 * house only. Whatever a station repeats changes nothing a second time.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class JobBook {
  private static final String NO_SUCH_JOB = "the bureau has no such job at this station";

  @Inject private Jobs jobs;
  @Inject private Stations stations;
  @Inject private JobDispatch dispatch;
  @Inject private Verdicts verdicts;
  @EJB private Outbox outbox;
  @Inject private Event<RoomAtStation> roomAtStation;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Opens a job for an item; the database refuses a second one that is not over.
   *
   * @return the job's number
   */
  public String open(NewJob wanted) {
    Instant now = clock.instant();
    int attempt =
        jobs.ofCases(List.of(wanted.caseNumber())).stream().mapToInt(Job::attempt).max().orElse(0)
            + 1;
    Job job = new Job(wanted, attempt, now);
    jobs.add(job);
    audit.record(job, "job.opened", Map.of("case", wanted.caseNumber().value()));
    dispatch.sendIfThereIsRoom(job);
    return job.number();
  }

  /**
   * The certificates that were there before these jobs, by their keys. Who acts on a job locks them
   * first: an application that ends a certificate has it before it comes to the job (A-X5).
   */
  public List<Long> lines(Collection<String> numbers) {
    return jobs.lines(numbers);
  }

  /** The job of an item that is not over. */
  public Optional<String> open(long item) {
    return jobs.open(item).map(Job::number);
  }

  /**
   * A key that may be accepted: it belongs to the job, and the token proved that it holds it.
   *
   * @param pinKey under which the administrator PIN of a blank was made
   */
  public record KeyOffer(
      String job, JobKind kind, Long line, RegionCode region, String chip, String pinKey) {}

  /**
   * What of a report may go on to be certified. A report on a job that is over or further on is a
   * repetition and is left out; one that contradicts its job fails it.
   */
  public List<KeyOffer> screen(String station, Collection<KeyReady> reports) {
    Map<String, Job> known = jobs.lock(station, reports.stream().map(KeyReady::job).toList());
    List<KeyOffer> offers = new ArrayList<>();
    for (KeyReady report : reports) {
      Job job = known.get(report.job());
      if (job == null) {
        continue;
      }
      if (job.awaits(report)) {
        offers.add(
            new KeyOffer(
                job.number(),
                job.kind(),
                job.line(),
                job.region(),
                report.chip(),
                job.pinKey() == null ? station : job.pinKey()));
      }
    }
    return offers;
  }

  /** Whether a job of that station has not gone on without this report. It is locked. */
  public boolean awaits(String station, JobReport report) {
    Job job = jobs.lock(station, List.of(report.job())).get(report.job());
    return job != null && job.awaits(report);
  }

  /** A token that a station took for nothing: no open job is written to it. */
  public record SpentToken(String job, String chip, RegionCode region) {}

  /**
   * Tokens that a station has taken and that no job will be written to: their job is over, is
   * written to another one, or is none of that station's. What the bureau does not know the station
   * is told to let go of.
   */
  public List<SpentToken> spent(String station, Collection<? extends JobReport> reports) {
    Map<String, Job> known = jobs.lock(station, reports.stream().map(JobReport::job).toList());
    List<SpentToken> spent = new ArrayList<>();
    for (JobReport report : reports) {
      Job job = known.get(report.job());
      if (job == null) {
        spent.add(new SpentToken(report.job(), report.chip(), stations.regionOf(station)));
        if (report instanceof KeyReady) {
          outbox.put(
              Parties.jobsQueue(station),
              OrderText.write(new Abandon(report.job(), report.chip(), NO_SUCH_JOB)));
        }
      } else if (!report.chip().equals(job.chip()) && !job.takesAnyChip()) {
        job.tookInVain(report.chip());
        spent.add(new SpentToken(job.number(), report.chip(), job.region()));
      }
    }
    return spent;
  }

  /** The keys have arrived on tokens that are ours; certificates may be signed. */
  public List<KeyedJob> keysArrived(String station, Collection<KeyReady> reports) {
    Instant now = clock.instant();
    Map<String, Job> known = jobs.lock(station, reports.stream().map(KeyReady::job).toList());
    List<KeyedJob> keyed = new ArrayList<>();
    for (KeyReady report : reports) {
      Job job = known.get(report.job());
      byte[] der = report.p10().toByteArray();
      Pkcs10 request = Pkcs10.parse(der);
      job.keyArrived(report.chip(), der, request.key(), now);
      audit.record(
          job,
          "job.key-arrived",
          actor(station),
          Map.of("chip", report.chip(), "key", request.key().fingerprint()));
      keyed.add(KeyedJob.of(job));
    }
    return keyed;
  }

  /** Whether the request is signed by the key it carries, and was made for this very job. */
  public static boolean provesPossession(KeyReady report) {
    try {
      Pkcs10 request = Pkcs10.parse(report.p10().toByteArray());
      return request.provesPossession()
          && request.subject().toString().equals("CN=" + report.job());
    } catch (CryptoFailure e) {
      return false;
    }
  }

  /**
   * Those of the jobs that still wait for their certificates. They are locked: of a key's report
   * and its repetition only one gets to sign.
   */
  public Set<String> stillToSign(Collection<String> numbers) {
    return jobs.lock(numbers).values().stream()
        .filter(job -> job.state() == JobState.SIGNING)
        .map(Job::number)
        .collect(Collectors.toSet());
  }

  /** The pairs are signed; they travel to their tokens. */
  public void install(Collection<Install> orders) {
    Instant now = clock.instant();
    Map<String, Job> known = jobs.lock(orders.stream().map(Install::job).toList());
    for (Install order : orders) {
      Job job = known.get(order.job());
      job.sentToToken(order, now);
      audit.record(job, "job.sent-to-token", "system", Map.of("chip", order.chip()));
      send(job, order);
    }
  }

  /** Reports sorted by whether the token proved what it says. */
  public record Proofs(List<EndedJob> done, List<EndedJob> refuted) {}

  /** Closes the jobs whose tokens prove that they carry their pairs, and confirms them. */
  public Proofs proved(String station, Collection<Installed> reports) {
    Instant now = clock.instant();
    Map<String, Job> known = jobs.lock(station, reports.stream().map(Installed::job).toList());
    Proofs proofs = new Proofs(new ArrayList<>(), new ArrayList<>());
    for (Installed report : reports) {
      Job job = known.get(report.job());
      if (job == null || job.state() != JobState.INSTALLING) {
        tellAgain(job, report);
        continue;
      }
      EndedJob ended = ended(job);
      if (!report.chip().equals(job.chip())
          || !job.born().hasSigned(report.challengeSignature().toByteArray())) {
        proofs.refuted().add(ended);
        continue;
      }
      job.done(now);
      audit.record(job, "job.proved", actor(station), Map.of("chip", job.chip()));
      send(job, verdicts.of(job));
      proofs.done().add(ended);
    }
    roomHasCome();
    return proofs;
  }

  /** A station says its proof again where it has not heard what became of the job. */
  private void tellAgain(Job job, Installed report) {
    if (job != null && job.state().over() && report.chip().equals(job.chip())) {
      send(job, verdicts.of(job));
    }
  }

  /**
   * Gives a job up.
   *
   * @param tell whether the station has to be told; it knows what it reported itself
   * @return the job as it ended; empty where it was over before or is not that station's
   */
  public Optional<EndedJob> fail(String station, Refusal refusal, boolean tell) {
    String number = refusal.job();
    Job job = jobs.lock(List.of(number)).get(number);
    if (job == null || job.state().over() || !station.equals(job.station())) {
      return Optional.empty();
    }
    EndedJob ended = giveUp(job, actor(station), refusal);
    if (tell) {
      // a station that knows the job on another chip would refuse to hear of ours again
      boolean knowsAnother = FailureCode.WRONG_CHIP.name().equals(refusal.why().code());
      send(job, new Abandon(number, knowsAnother ? null : job.chip(), refusal.said()));
    }
    return Optional.of(ended);
  }

  /**
   * Lets any station of the region have a job that waits for its desk's.
   *
   * @return false where it waits for none
   */
  public boolean moveElsewhere(String number, String actor, String reason) {
    Job job = jobs.lock(List.of(number)).get(number);
    if (job == null || !dispatch.isForItsDesk(job)) {
      return false;
    }
    String desk = job.desk();
    if (!job.forAnyDesk()) {
      return false;
    }
    audit.record(job, "job.moved", actor, Map.of("desk", desk, "reason", reason));
    roomHasCome();
    return true;
  }

  /** Gives an open job up, whoever has it; a station that had it is told. */
  public Optional<EndedJob> abandon(String actor, Refusal why) {
    String number = why.job();
    Job job = jobs.lock(List.of(number)).get(number);
    if (job == null || job.state().over()) {
      return Optional.empty();
    }
    EndedJob ended = giveUp(job, actor, why);
    if (job.station() != null) {
      send(job, new Abandon(number, job.chip(), why.said()));
    }
    return Optional.of(ended);
  }

  /**
   * Ends a job that no station has yet.
   *
   * @return empty where one has it by now, or it was over
   */
  public Optional<EndedJob> endWaiting(String number, BureauVerdict verdict) {
    Job job = jobs.lock(List.of(number)).get(number);
    return job == null || job.state() != JobState.WAITING
        ? Optional.empty()
        : Optional.of(giveUp(job, "system", Refusal.of(number, verdict)));
  }

  private EndedJob giveUp(Job job, String actor, Refusal refusal) {
    String step = refusal.step() == null ? job.state().name() : refusal.step();
    job.fail(step, refusal.why(), refusal.said(), refusal.chip(), clock.instant());
    roomHasCome();
    Map<String, String> details = new HashMap<>();
    details.put("step", step);
    details.put("code", refusal.why().code());
    if (!refusal.why().isOfRule()) {
      // what a rule mentions may be a person's name, which does not belong into the trail
      details.put("detail", refusal.said());
    }
    audit.record(job, "job.failed", actor, details);
    return ended(job);
  }

  private void roomHasCome() {
    roomAtStation.fire(new RoomAtStation());
  }

  static EndedJob ended(Job job) {
    return new EndedJob(job.number(), job.kind(), job.item(), job.region(), job.chip());
  }

  private void send(Job job, Order order) {
    outbox.put(Parties.jobsQueue(job.station()), OrderText.write(order));
  }

  /** How the audit trail names a station. */
  public static String actor(String station) {
    return "station:" + station;
  }
}
