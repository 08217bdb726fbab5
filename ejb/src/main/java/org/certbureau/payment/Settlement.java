package org.certbureau.payment;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
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
  @Inject Event<PaymentSettled> settled;
  @Inject Clock clock;

  /** The gate opens, and whoever waits for the money hears of it. */
  void of(Charge charge, Map<String, String> details) {
    charge.settle(clock.instant());
    audit.record(charge, "charge.settled", details);
    charges.flush();
    gates.open(charge.caseNumber(), Gate.PAYMENT);
    settled.fire(new PaymentSettled(charge.caseNumber()));
  }
}
