package org.certbureau.application.draft;

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
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.kernel.CaseNumber;

/**
 * Gives up drafts that were begun and left with nothing in them. Every node looks; the row's lock
 * decides who finds it a draft.
 */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class EmptyDrafts {
  private static final Logger LOG = Logger.getLogger(EmptyDrafts.class.getName());

  @EJB private EmptyDraftRows rows;

  @Schedule(hour = "*", minute = "*/10", second = "35", persistent = false)
  void tick() {
    sweep();
  }

  /** At most one batch; what is left comes with the next. */
  public void sweep() {
    try {
      List<CaseNumber> left = rows.left();
      left.forEach(this::giveUp);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Empty drafts could not be looked for; it is tried again", e);
    }
  }

  /** Each by itself: one that cannot be given up keeps no other. */
  private void giveUp(CaseNumber number) {
    try {
      rows.giveUp(number);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          e,
          () -> "Draft %s could not be given up; it is tried again".formatted(number));
    }
  }
}
