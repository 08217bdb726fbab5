package org.certbureau.audit;

import jakarta.annotation.PostConstruct;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Gives committed entries their place in the chain, at most two seconds behind. */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class Sealer {
  private static final Logger LOG = Logger.getLogger(Sealer.class.getName());

  @EJB private ChainRows rows;
  @EJB private AuditMarks marks;
  @EJB private TrailAlarms alarms;

  private final AtomicBoolean running = new AtomicBoolean();
  private boolean settled;

  /** Before anybody comes in: from then on the mark stands, and entries have MACs. */
  @PostConstruct
  void start() {
    rows.tellOfJump();
    sealAll();
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void tick() {
    sealAll();
  }

  /** Seals everything that waits and, where it is time, sets an anchor. */
  public void sealAll() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      if (!settled) {
        marks.settle();
        marks.carryOutside();
        settled = true;
      }
      while (rows.sealBatch() == ChainRows.BATCH) {
        // a renewal wave may leave more than one batch behind
      }
      rows.anchorIfDue();
      watchTheExport();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The audit chain could not be sealed; it is tried again", e);
    } finally {
      running.set(false);
    }
  }

  private void watchTheExport() {
    int pending = AnchorExport.pending();
    if (pending > 0) {
      alarms.raise("outside-unwritable", pending + " anchors wait to be written outside");
    } else {
      alarms.lower("outside-unwritable");
    }
  }
}
