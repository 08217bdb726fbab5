package org.certbureau.ca.crl;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.ca.RevocationsChanged;
import org.certbureau.work.Errand;
import org.certbureau.work.FailPoint;
import org.certbureau.work.JobRun;
import org.certbureau.work.JobRuns;

/**
 * Keeps the revocation lists up to date: a revocation is published right after its commit, on the
 * list or its delta, and a list without news is renewed in its cadence. One node makes each list.
 */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class CrlPublisher {
  private static final Logger LOG = Logger.getLogger(CrlPublisher.class.getName());
  private static final String ORPHANS = "ca.orphans";

  /** Without a sign of life; how long the work takes is another matter. */
  private static final Duration DEAD_AFTER = Duration.ofMinutes(1);

  @Resource private ManagedExecutorService executor;
  @EJB private OrphanRows orphans;
  @EJB private CrlRows rows;
  @EJB private JobRuns runs;
  @EJB private PublicDirectory directory;
  @Inject private Clock clock;

  private final AtomicBoolean running = new AtomicBoolean();

  private Errand errand;

  @PostConstruct
  void begin() {
    errand = new Errand(executor, this::publishAll);
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void tick() {
    errand.ask();
  }

  /** Returns at once. */
  public void afterCommit(
      @Observes(during = TransactionPhase.AFTER_SUCCESS) RevocationsChanged changed) {
    FailPoint.pass("list.before-publish");
    errand.ask();
  }

  /** Gives up serials whose result never came, then publishes every list that is due. */
  public void publishAll() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      sweepOrphans();
      rows.due().forEach(this::publish);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The revocation lists could not be looked after; tried again", e);
    } finally {
      running.set(false);
    }
  }

  /** One node at a time, or they would take the same serials from each other. */
  private void sweepOrphans() {
    if (!orphans.any()) {
      return;
    }
    String slot = clock.instant().truncatedTo(ChronoUnit.MINUTES).toString();
    runs.claim(ORPHANS, slot, DEAD_AFTER)
        .ifPresent(
            run -> {
              orphans.sweep();
              run.finished();
            });
  }

  private void publish(CrlRows.Due due) {
    String job = "crl." + due.issuer();
    String slot = Long.toString(due.number());
    Optional<JobRun> run = runs.claim(job, slot, DEAD_AFTER);
    if (run.isEmpty()) {
      return;
    }
    try {
      rows.publish(due, run.get()::goesOn);
      run.get().finished();
      directory.lookAgain(due.issuer());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "List " + slot + " of " + due.issuer() + " could not be made", e);
    }
  }
}
