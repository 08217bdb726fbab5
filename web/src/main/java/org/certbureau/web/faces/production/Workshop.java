package org.certbureau.web.faces.production;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.certbureau.application.Step;
import org.certbureau.application.StepDesk;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkItem;
import org.certbureau.issuance.MakerDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.station.JobState;
import org.certbureau.station.JobView;
import org.certbureau.station.ProductionDesk;
import org.certbureau.station.StationView;
import org.certbureau.token.TokenDesk;
import org.certbureau.token.TokenState;
import org.certbureau.web.faces.frame.Counts;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Words;

/**
 * The production monitoring screen (制证): token jobs as they move, failures with what can be done
 * about them.
 */
@Named
@RequestScoped
public class Workshop {
  private static final int ROWS = 12;
  private static final int FEW_BLANKS = 5;

  private static final int MOST_FAILED = 200;

  @EJB private StepDesk steps;
  @EJB private MakerDesk maker;
  @EJB private ProductionDesk production;
  @EJB private TokenDesk tokens;
  @EJB private WorkDesk work;
  @Inject private Clock clock;
  @Inject private Counts counts;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;

  private List<JobView> jobs;
  private Set<CaseNumber> failedCases;
  private List<StationView> stations;
  private Map<TokenState, Long> stock;

  public List<JobView> getJobs() {
    if (jobs == null) {
      jobs = production.recent(ROWS);
    }
    return jobs;
  }

  public List<StationView> getStations() {
    if (stations == null) {
      stations = production.stations().stream().filter(station -> !station.retired()).toList();
    }
    return stations;
  }

  /** Every state with how many tokens are in it, none left out. */
  public Map<TokenState, Long> getStock() {
    if (stock == null) {
      stock = new TreeMap<>();
      Map<TokenState, Long> counted = tokens.counts();
      for (TokenState state : TokenState.values()) {
        stock.put(state, counted.getOrDefault(state, 0L));
      }
    }
    return stock;
  }

  public boolean isStockEmpty() {
    return getStock().get(TokenState.IN_STOCK) == 0;
  }

  public boolean isStockLow() {
    return getStock().get(TokenState.IN_STOCK) < FEW_BLANKS;
  }

  /** Something moves: the page looks again soon. */
  public boolean isRunning() {
    return getJobs().stream().anyMatch(job -> !job.state().over());
  }

  /** How far a job has come, of four parts; a failed one stands where it failed. */
  public int partsDone(JobView job) {
    return switch (job.state()) {
      case WAITING -> 0;
      case PREPARING -> 1;
      case SIGNING -> 2;
      case INSTALLING -> 3;
      case DONE -> 4;
      case FAILED -> partOf(job.failedStep());
    };
  }

  private static int partOf(String failedStep) {
    if (failedStep == null) {
      return 0;
    }
    return switch (failedStep) {
      case "PREPARE" -> 1;
      case "INSTALL" -> 3;
      default -> 2;
    };
  }

  /** The four parts of a job, for the bar. */
  public JobState[] getParts() {
    return new JobState[] {
      JobState.PREPARING, JobState.SIGNING, JobState.INSTALLING, JobState.DONE
    };
  }

  /** How long it took, or has been taking. */
  public Duration taken(JobView job) {
    Instant end = job.state().over() ? job.stepAt() : clock.instant();
    Duration taken = Duration.between(job.openedAt(), end);
    return taken.isNegative() ? Duration.ZERO : taken;
  }

  /** Whether it can be given up by hand. */
  public boolean isStuck(JobView job) {
    return job.standsStillAt(clock.instant());
  }

  /**
   * Whether another attempt can be asked for: it is the last, nobody has decided against it, and
   * the case was not ended since.
   */
  public boolean isRepeatable(JobView job) {
    return job.state() == JobState.FAILED
        && Optional.ofNullable(job.failure()).filter(ProductionFailure::isDecision).isEmpty()
        && failedCases().contains(job.caseNumber())
        && getJobs().stream()
            .noneMatch(
                other ->
                    other.caseNumber().equals(job.caseNumber()) && other.attempt() > job.attempt());
  }

  private Set<CaseNumber> failedCases() {
    if (failedCases == null) {
      failedCases =
          work
              .worklist(WorkFilter.awaiting(Awaiting.REPETITION), null, MOST_FAILED)
              .items()
              .stream()
              .map(WorkItem::caseNumber)
              .collect(Collectors.toSet());
    }
    return failedCases;
  }

  /** The maker holds the PIN slip that was missing. */
  public void slipFound(JobView job) {
    problems.none(() -> maker.slipFound(job.caseNumber(), job.number()));
    moved();
  }

  /** Asks for another attempt with a new token and new keys. */
  public void repeat(String caseNumber) {
    if (problems.none(() -> steps.take(CaseNumber.of(caseNumber), Step.REPEAT_PRODUCTION, null))) {
      notice.say(say.of("workshop.repeated", caseNumber));
    }
    moved();
  }

  /** Gives up a job that does not move any more. */
  public void giveUp(JobView job) {
    if (problems.none(
        () -> maker.abandon(job.caseNumber(), job.number(), say.of("workshop.stuck")))) {
      notice.say(say.of("workshop.given-up", job.number()));
    }
    moved();
  }

  /** Lets other stations make what waits for one that is away. */
  public void moveElsewhere(JobView job) {
    if (problems.none(
        () -> maker.moveElsewhere(job.caseNumber(), job.number(), say.of("workshop.desk-away")))) {
      notice.say(say.of("workshop.moved-elsewhere", job.number()));
    }
    moved();
  }

  private void moved() {
    counts.count(frame.getCaller());
    jobs = null;
    failedCases = null;
  }
}
