package org.certbureau.issuance;

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
import org.certbureau.recovery.Decided;
import org.certbureau.work.Errand;

/**
 * Sees to what officers have decided as soon as that is committed, and thrice a minute to what a
 * crash left undone.
 */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RestoreWatch {
  @Resource private ManagedExecutorService executor;
  @EJB private Restoring restoring;

  private Errand errand;

  @PostConstruct
  void begin() {
    errand = new Errand(executor, restoring::catchUp);
  }

  /** Returns at once. */
  public void decided(@Observes(during = TransactionPhase.AFTER_SUCCESS) Decided decided) {
    errand.ask();
  }

  @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
  void tick() {
    errand.ask();
  }
}
