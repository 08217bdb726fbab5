package org.certbureau.region;

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
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.region.quoting.ShortIssuer;
import org.certbureau.work.JobRun;
import org.certbureau.work.JobRuns;

/** Says once a day in the log which issuers no longer live as long as their certificates would. */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class IssuerWatch {
  private static final Logger LOG = Logger.getLogger(IssuerWatch.class.getName());
  private static final String JOB = "region.issuer.ends";
  private static final Duration DEAD_AFTER = Duration.ofMinutes(5);

  @EJB private JobRuns runs;
  @EJB private PolicyDesk policies;

  /** Runs on every node; one of them wins the day. */
  @Schedule(hour = "*", minute = "*/5", second = "40", persistent = false)
  void tick() {
    try {
      runs.claimDaily(JOB, 0, DEAD_AFTER).ifPresent(this::warn);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The issuers could not be looked at; it is tried again", e);
    }
  }

  private void warn(JobRun run) {
    for (ShortIssuer issuer : policies.shortIssuers()) {
      LOG.warning(
          () ->
              ("The issuer %s ends on %s: region %s grants up to %d years, of which %d are to be had."
                      + " It is time for a new one.")
                  .formatted(
                      issuer.issuer(),
                      issuer.end(),
                      issuer.region(),
                      issuer.longest(),
                      issuer.most()));
    }
    run.finished();
  }
}
