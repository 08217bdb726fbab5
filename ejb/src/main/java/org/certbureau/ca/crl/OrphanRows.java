package org.certbureau.ca.crl;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.certbureau.audit.AuditTrail;
import org.certbureau.ca.RevocationReason;
import org.certbureau.ca.serial.Serial;
import org.certbureau.ca.serial.Serials;

/**
 * Gives up serials whose result never came. Between the reservation and the caller's commit a crash
 * may have left a signed certificate that nobody recorded, so such a serial counts as issued and is
 * revoked. Its age decides, not which process reserved it: another node's reservations are as good
 * as one's own. A result that comes after all finds its serial {@link Serial.State#ORPHANED} and is
 * refused; where both come at once, the row's version lets one of them win.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OrphanRows {
  private static final int BATCH = 500;

  @Inject private Serials serials;
  @Inject private Revocations revocations;
  @Inject private Clock clock;
  @EJB private AuditTrail audit;

  /** Whether any waits longer than it may. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean any() {
    return serials.anyWaitingSince(oldest());
  }

  public void sweep() {
    for (Serial serial : serials.waitingSince(oldest(), BATCH)) {
      serial.orphaned();
      revocations.add(new RevokedSerial(serial, RevocationReason.UNSPECIFIED, clock.instant()));
      audit.record(
          serial, "certificate.orphaned", "system", Map.of("reference", serial.reference()));
    }
  }

  private Instant oldest() {
    return clock.instant().minus(Serial.patience());
  }
}
