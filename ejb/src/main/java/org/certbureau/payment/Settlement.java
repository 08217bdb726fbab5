package org.certbureau.payment;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.certbureau.application.Gates;
import org.certbureau.audit.AuditTrail;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.PaymentMethod;

/** What follows once nothing is left to pay. */
@Dependent
class Settlement {
  @EJB Gates gates;
  @EJB AuditTrail audit;
  @Inject Charges charges;
  @Inject Clock clock;

  /** Nothing was to be paid. */
  void ofNothing(Charge charge) {
    settle(charge, Map.of("total", charge.total().toString()));
    gates.open(charge.caseNumber(), Gate.PAYMENT);
  }

  /** What cost nothing costs something now: the gate is closed until that is paid. */
  void undone(Charge charge) {
    gates.close(charge.caseNumber(), Gate.PAYMENT);
  }

  /** The gate opens, and production with it where it was the last. */
  void of(Charge charge, PaymentMethod method, Map<String, String> details) {
    settle(charge, details);
    gates.paid(charge.caseNumber(), method == PaymentMethod.REMITTANCE);
  }

  private void settle(Charge charge, Map<String, String> details) {
    charge.settle(clock.instant());
    audit.record(charge, "charge.settled", details);
    charges.flush();
  }
}
