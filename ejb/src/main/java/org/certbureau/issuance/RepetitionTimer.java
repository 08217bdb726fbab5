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
@DependsOn("Migration")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RepetitionTimer {
  private static final Logger LOG = Logger.getLogger(RepetitionTimer.class.getName());

  @EJB private Repetition repetition;

  @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
  void tick() {
    try {
      repetition.sendAgain();
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "What has no answer was not sent again; the next look tries", e);
    }
  }
}
