package org.certbureau.staff;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has written down, behind the calls themselves, when a token was last used. */
@ApplicationScoped
class MachineUse {
  private static final Logger LOG = Logger.getLogger(MachineUse.class.getName());

  @Resource private ManagedExecutorService executor;
  @EJB private MachineRows rows;
  @Inject private Clock clock;

  private final Set<String> beingWritten = ConcurrentHashMap.newKeySet();

  /**
   * Returns at once.
   *
   * @param lastUsedAt as it is written down so far, or null
   */
  void note(String admission, Instant lastUsedAt) {
    boolean lately =
        lastUsedAt != null && lastUsedAt.plus(MachineRows.HOUR).isAfter(clock.instant());
    if (lately || !beingWritten.add(admission)) {
      return;
    }
    try {
      executor.execute(() -> write(admission));
    } catch (RejectedExecutionException shuttingDown) {
      beingWritten.remove(admission);
    }
  }

  private void write(String admission) {
    try {
      rows.used(admission);
    } catch (RuntimeException e) {
      LOG.log(
          Level.INFO,
          "It is written down later when {0} was last used: {1}",
          new Object[] {admission, e.getMessage()});
    } finally {
      beingWritten.remove(admission);
    }
  }
}
