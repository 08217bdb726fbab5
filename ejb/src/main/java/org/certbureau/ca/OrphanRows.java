package org.certbureau.ca;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.certbureau.audit.AuditTrail;
import org.certbureau.work.Configuration;

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
  private static final int TWO_MINUTES = 120;

  @Inject private Serials serials;
  @Inject private Revocations revocations;
  @Inject private Clock clock;
  @EJB private AuditTrail audit;

  /** Those that wait longer than {@code BUREAU_CA_ORPHAN_SECONDS} (120). */
  public void sweep() {
    Instant now = clock.instant();
    Instant oldest = now.minus(Configuration.seconds("BUREAU_CA_ORPHAN_SECONDS", TWO_MINUTES));
    List<Serial> waiting = serials.waitingSince(oldest, BATCH);
    for (Serial serial : waiting) {
      serial.orphaned();
      revocations.add(new RevokedSerial(serial, RevocationReason.UNSPECIFIED, now));
      audit.record(
          serial, "certificate.orphaned", "system", Map.of("reference", serial.reference()));
    }
  }
}
