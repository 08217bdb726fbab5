package org.certbureau.work;

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
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Carries committed messages to their couriers, many at a time: while one batch is under way the
 * next gathers. What a crash left behind, or is due later, is swept up every two seconds.
 */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class Relay {
  private static final Logger LOG = Logger.getLogger(Relay.class.getName());
  private static final int BATCH = 200;
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  @Resource private ManagedExecutorService executor;
  @EJB private OutboxRows rows;
  @Inject private FreshMessages fresh;
  @Inject private Clock clock;

  @Inject @Any private Instance<Courier> couriers;

  private final AtomicBoolean sweeping = new AtomicBoolean();

  private Errand errand;
  private volatile boolean failing;

  @PostConstruct
  void begin() {
    errand = new Errand(executor, this::carryAll);
  }

  /** Says that there are fresh messages to carry; returns at once. */
  public void nudge() {
    errand.ask();
  }

  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  void tick() {
    sweep();
  }

  @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
  void bringBack() {
    rows.bringBack();
  }

  /** Has what is due carried as well; returns at once. */
  public void sweep() {
    sweeping.set(true);
    errand.ask();
  }

  private void carryAll() {
    try {
      boolean sweep = sweeping.getAndSet(false);
      do {
        carryFresh();
      } while (sweep && carryDue());
    } catch (RuntimeException | Error e) {
      // an error that got away would silence the relay for good
      report(e);
    }
  }

  private void carryFresh() {
    List<OutboxMessage> batch = fresh.next(BATCH, clock.instant());
    while (!batch.isEmpty()) {
      deliver(fresh.claim(), batch);
      batch = fresh.next(BATCH, clock.instant());
    }
  }

  /**
   * @return whether more may be due, and the other side takes it
   */
  private boolean carryDue() {
    String sweepClaim = UUID.randomUUID().toString();
    List<OutboxMessage> batch = rows.claim(sweepClaim, BATCH);
    return deliver(sweepClaim, batch) && batch.size() == BATCH;
  }

  private boolean deliver(String claim, List<OutboxMessage> batch) {
    boolean allWell = true;
    for (Map.Entry<String, List<OutboxMessage>> group : byDestination(batch).entrySet()) {
      allWell &= deliver(claim, group.getKey(), group.getValue());
    }
    return allWell;
  }

  private static Map<String, List<OutboxMessage>> byDestination(List<OutboxMessage> batch) {
    return batch.stream()
        .collect(
            Collectors.groupingBy(
                OutboxMessage::destination, LinkedHashMap::new, Collectors.toList()));
  }

  private boolean deliver(String claim, String destination, List<OutboxMessage> messages) {
    List<Long> ids = messages.stream().map(OutboxMessage::id).toList();
    try {
      FailPoint.pass("relay.before-send");
      courierFor(destination)
          .deliver(destination, messages.stream().map(OutboxMessage::body).toList());
    } catch (RuntimeException e) {
      report(e);
      rows.giveBack(claim, ids, PAUSE_AFTER_FAILURE);
      return false;
    }
    failing = false;
    FailPoint.pass("relay.after-send");
    rows.delivered(ids);
    return true;
  }

  private Courier courierFor(String destination) {
    for (Courier courier : couriers) {
      if (courier.serves(destination)) {
        return courier;
      }
    }
    throw new IllegalStateException("No courier serves " + destination);
  }

  /** A broker that is away for a minute is one line in the log, not sixty. */
  private void report(Throwable e) {
    if (!failing) {
      failing = true;
      LOG.log(Level.WARNING, "Messages could not be handed over; they wait and are tried again", e);
    }
  }
}
