package org.certbureau.work;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;

/**
 * Lets one node win each slot of a repeated job. Timers tick on every node and replay nothing after
 * a stop, so the slot, not the tick, decides: a missed one is won at the next tick.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobRuns {
  @EJB private JobRunRows rows;

  /**
   * @param slot what is to be done once, e.g. the day {@code 2026-11-22}
   * @param takeover after this time an unfinished run counts as dead and may be won again
   * @return whether the caller is to do the work now
   */
  public boolean claim(String job, String slot, Duration takeover) {
    try {
      return rows.claim(job, slot, takeover);
    } catch (EJBException anotherNodeWonMeanwhile) {
      return false;
    }
  }

  public void finished(String job, String slot) {
    rows.finished(job, slot);
  }
}
