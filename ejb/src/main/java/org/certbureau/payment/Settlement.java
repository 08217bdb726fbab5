package org.certbureau.payment;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.certbureau.application.Gates;
import org.certbureau.audit.AuditTrail;
import org.certbureau.region.business.Gate;

/** What follows once nothing is left to pay. */
@Dependent
class Settlement {
  @EJB Gates gates;
  @EJB AuditTrail audit;
  @Inject Charges charges;
  @Inject Clock clock;

  /** The gate opens, and production with it where it was the last. */
  void of(Charge charge, Map<String, String> details) {
    charge.settle(clock.instant());
    audit.record(charge, "charge.settled", details);
    charges.flush();
    gates.open(charge.caseNumber(), Gate.PAYMENT);
  }
}
