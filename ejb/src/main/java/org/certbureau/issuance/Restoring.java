package org.certbureau.issuance;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.station.Refusal;
import org.certbureau.station.report.KeysRestored;
import org.certbureau.work.FailPoint;
import org.certbureau.work.Triage;

/**
 * The way of a decryption key back to its token: officers have decided, so it is sent; the token
 * has proved that it has it, so the case is done. What a crash left undone is done at the next
 * look.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Restoring {
  private static final Logger LOG = Logger.getLogger(Restoring.class.getName());
  private static final int AT_A_TIME = 100;

  @EJB private RestoreSteps steps;

  /** What officers have decided and nobody has acted on. */
  public void catchUp() {
    try {
      steps.undone(AT_A_TIME).forEach(this::decide);
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "Nobody looked for what officers decided; the next look tries", e);
    }
  }

  private void decide(String job) {
    FailPoint.pass("restore.before-send");
    try {
      steps.decide(job);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "The key of job " + job + " was not sent; it is tried again");
      return;
    }
    FailPoint.pass("restore.after-send");
  }

  public void restored(@Observes KeysRestored reported) {
    String station = reported.station();
    Triage triage = new Triage();
    FailPoint.pass("restore.before-accept");
    triage.each(
        reported.reports(),
        some -> steps.restored(station, some),
        (one, refused) -> steps.giveUp(station, Refusal.of(one, refused)));
    FailPoint.pass("restore.after-accept");
    triage.end();
  }
}
