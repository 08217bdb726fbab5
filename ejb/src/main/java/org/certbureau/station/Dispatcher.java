package org.certbureau.station;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends jobs out that were opened while their region had no station. */
@Singleton
@Startup
@DependsOn("Migration")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Dispatcher {
  private static final Logger LOG = Logger.getLogger(Dispatcher.class.getName());

  @EJB private StationRows rows;

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void tick() {
    try {
      rows.dispatchWaiting();
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "Waiting jobs were not sent out; the next tick tries again", e);
    }
  }
}
