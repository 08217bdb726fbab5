package org.certbureau.ca.ocsp;

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
import org.certbureau.work.JobRuns;

/**
 * Sees to it that somebody answers in each issuer's name: a responder's certificate lives for a
 * month, and a third of that before its end one node makes the next.
 */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class ResponderKeeper {
  private static final Logger LOG = Logger.getLogger(ResponderKeeper.class.getName());
  private static final Duration DEAD_AFTER = Duration.ofMinutes(1);

  @EJB private ResponderRows rows;
  @EJB private JobRuns runs;

  @Schedule(hour = "*", minute = "*", persistent = false)
  void tick() {
    renewDue();
  }

  /** Makes the responders that are due; those that another node is making are left to it. */
  public void renewDue() {
    try {
      rows.due().forEach(this::renew);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The OCSP responders could not be looked after; tried again", e);
    }
  }

  private void renew(ResponderRows.Due due) {
    runs.claim("ocsp." + due.issuer(), due.after(), DEAD_AFTER)
        .ifPresent(
            run -> {
              rows.issue(rows.reserve(due.issuer()));
              run.finished();
            });
  }
}
