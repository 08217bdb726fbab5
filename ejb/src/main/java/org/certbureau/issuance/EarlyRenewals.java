package org.certbureau.issuance;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Map;
import java.util.logging.Logger;
import org.certbureau.audit.AuditTrail;
import org.certbureau.audit.SingleEvent;
import org.certbureau.work.Demonstration;

/** Puts on record that this house renews certificates before their time, as it only shows how. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EarlyRenewals {
  private static final Logger LOG = Logger.getLogger(EarlyRenewals.class.getName());

  @EJB private AuditTrail audit;

  /**
   * @throws IllegalStateException where the setting is not for this house
   */
  public void recordIfAny() {
    int days = Demonstration.renewalDays();
    if (days > 0) {
      LOG.warning(() -> "A demonstration: renewals open %d days before their time".formatted(days));
      audit.record(
          new SingleEvent("house", null),
          "house.renewals-open-early",
          "system",
          Map.of("days", Integer.toString(days)));
    }
  }
}
