package org.certbureau.station;

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
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.station.report.Dispatched;
import org.certbureau.work.Errand;

/**
 * Sends waiting jobs out as soon as a station has room for them: jobs that were opened while their
 * region had no station, or while all its stations had their hands full.
 */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Dispatcher {
  private static final Logger LOG = Logger.getLogger(Dispatcher.class.getName());

  @Resource private ManagedExecutorService executor;
  @EJB private StationRows rows;
  @Inject private Event<Dispatched> dispatched;

  private Errand errand;

  @PostConstruct
  void begin() {
    errand = new Errand(executor, this::dispatchAll);
  }

  /** Returns at once. */
  public void afterCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoomAtStation room) {
    errand.ask();
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void tick() {
    errand.ask();
  }

  private void dispatchAll() {
    try {
      Dispatched round;
      do {
        // a region in a short transaction, until nothing waits or nobody has room
        round = rows.dispatchWaiting();
        if (!round.stranded().isEmpty()) {
          dispatched.fire(round);
        }
      } while (round.sent() > 0);
      rows.remind();
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "Waiting jobs were not sent out; the next tick tries again", e);
    }
  }
}
