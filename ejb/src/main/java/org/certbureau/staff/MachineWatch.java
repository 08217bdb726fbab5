package org.certbureau.staff;

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
import org.certbureau.work.JobRun;
import org.certbureau.work.JobRuns;

/** Says once in the log which machines' tokens are about to end. */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class MachineWatch {
  private static final Logger LOG = Logger.getLogger(MachineWatch.class.getName());
  private static final String JOB = "staff.machine.ends";
  private static final Duration DEAD_AFTER = Duration.ofMinutes(5);

  @EJB private JobRuns runs;
  @EJB private MachineRows rows;

  /** Runs on every node; one of them wins the day. */
  @Schedule(hour = "*", minute = "*/5", second = "50", persistent = false)
  void tick() {
    try {
      runs.claimDaily(JOB, 0, DEAD_AFTER).ifPresent(this::warn);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The machines' tokens could not be looked at; it is tried again", e);
    }
  }

  private void warn(JobRun run) {
    for (MachineRows.Ending machine : rows.newlyEnding()) {
      LOG.warning(
          () ->
              "The token of machine %s ends at %s: it is time to renew it."
                  .formatted(machine.name(), machine.at()));
    }
    run.finished();
  }
}
