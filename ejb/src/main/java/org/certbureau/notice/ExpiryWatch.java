package org.certbureau.notice;

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
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.certificate.PairRegister;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.EmailAddress;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.settings.RecordSettings;
import org.certbureau.work.JobRun;
import org.certbureau.work.JobRuns;

/**
 * Writes once a day what is to be told about pairs that are about to end. It looks through the
 * whole window every day, so that a day on which nothing ran is made up for by the next run, and a
 * run that died is taken over without telling anybody twice.
 */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class ExpiryWatch {
  static final String JOB = "notice.expiry";

  private static final Logger LOG = Logger.getLogger(ExpiryWatch.class.getName());
  private static final Duration DEAD_AFTER = Duration.ofMinutes(30);
  private static final int PAGE = 200;

  @EJB private JobRuns runs;
  @EJB private PolicyDesk policies;
  @EJB private PairRegister pairs;
  @EJB private Recipients recipients;
  @EJB private NoticeRows rows;
  @Inject private Clock clock;

  private final AtomicBoolean running = new AtomicBoolean();

  /** Runs on every node; from {@code BUREAU_NOTICE_HOUR} (8) on in China, one of them wins. */
  @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
  void tick() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      runIfDue();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Pairs that expire could not be looked through; it is tried again", e);
    } finally {
      running.set(false);
    }
  }

  private void runIfDue() {
    Optional<JobRun> run = runs.claimDaily(JOB, RecordSettings.NOTICE_HOUR.value(), DEAD_AFTER);
    if (run.isEmpty()) {
      return;
    }
    int written = tellAll(run.get()::goesOn);
    run.get().finished();
    LOG.log(Level.INFO, "Expiry notices written: {0}", written);
  }

  /**
   * Writes what was not written yet about all pairs that end within their window.
   *
   * @param goesOn is run after each page
   * @return how many notices are new
   */
  public int tellAll(Runnable goesOn) {
    Instant now = clock.instant();
    return policies.regions().stream().mapToInt(region -> tell(region, now, goesOn)).sum();
  }

  private int tell(RegionCode region, Instant now, Runnable goesOn) {
    int days = policies.inForce(region).certificate().notice().days();
    ExpiryWindow window = ExpiryWindow.at(now, days);
    Instant lastEnd = window.from().minusMillis(1);
    String lastJob = "";
    int written = 0;
    while (true) {
      List<PairView> page =
          pairs.ending(region, window.from(), window.until(), lastEnd, lastJob, PAGE);
      Set<String> untold = page.isEmpty() ? Set.of() : rows.untold(page);
      for (PairView pair : page) {
        if (untold.contains(pair.job()) && write(pair)) {
          written++;
        }
      }
      goesOn.run();
      if (page.size() < PAGE) {
        return written;
      }
      lastEnd = page.get(PAGE - 1).notAfter();
      lastJob = page.get(PAGE - 1).job();
    }
  }

  /** What fails here is found again tomorrow: until then it stands in the log. */
  private boolean write(PairView pair) {
    Optional<EmailAddress> recipient = Optional.empty();
    String whyNobody = "the application names no e-mail address";
    try {
      recipient = recipients.of(pair);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "Whom to tell that " + pair.job() + " ends is not known");
      whyNobody = "the application could not be read";
    }
    try {
      rows.write(pair, recipient, whyNobody);
      return true;
    } catch (RuntimeException e) {
      if (rows.untold(List.of(pair)).isEmpty()) {
        return false; // another node was faster
      }
      LOG.log(Level.WARNING, e, () -> "That " + pair.job() + " ends could not be written down");
      return false;
    }
  }
}
