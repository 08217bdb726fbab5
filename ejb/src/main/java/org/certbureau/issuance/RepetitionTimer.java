package org.certbureau.issuance;

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
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks for orders without an answer, thrice a minute. */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RepetitionTimer {
  private static final Logger LOG = Logger.getLogger(RepetitionTimer.class.getName());

  @EJB private Repetition repetition;

  @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
  void tick() {
    try {
      repetition.stationsPresent().forEach(this::sendAgain);
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "Nobody was asked again; the next look tries", e);
    }
  }

  /** What stands in the way of one keeps no other waiting. */
  private void sendAgain(String station) {
    try {
      repetition.sendAgain(station);
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, e, () -> station + " was not asked again; the next look tries");
    }
  }
}
