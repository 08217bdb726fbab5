package org.certbureau.payment;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.certbureau.application.ApplicationFact;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.ProductionOrder;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.RefundRule;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.region.quoting.Quoting;

/** What applications do to their charges, in the transaction in which they do it. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Charging {
  @EJB ApplicationProgress applications;
  @EJB PolicyDesk policies;
  @EJB AuditTrail audit;
  @Inject Charges charges;
  @Inject Settlement settlement;
  @Inject Clock clock;

  /** The charge falls due under the pinned policy; a corrected application is quoted again. */
  public void due(@Observes ApplicationFact.Submitted fact) {
    ProductionOrder order = applications.order(fact.caseNumber());
    Bill bill = bill(order);
    String unitName = order.form().get(FormKeys.UNIT_NAME);
    Charge charge = charges.changed(fact.caseNumber()).orElse(null);
    if (charge == null) {
      charge = new Charge(fact.caseNumber(), unitName, bill, clock.instant());
      charges.add(charge);
    } else {
      ChargeState before = charge.state();
      charge.quoteAgain(unitName, bill);
      if (before != charge.state()) {
        settlement.undone(charge);
      }
    }
    applications.charged(fact.caseNumber(), charge.total());
    audit.record(
        charge,
        "charge.quoted",
        Map.of(
            "total", bill.total().toString(),
            "policy", Integer.toString(bill.policyVersion())));
    if (charge.state() == ChargeState.DUE && charge.total().isZero()) {
      settlement.ofNothing(charge);
    }
  }

  private Bill bill(ProductionOrder order) {
    Policy policy = policies.version(order.region(), order.policyVersion());
    Quote quote =
        Quoting.quote(
            policy,
            new QuoteRequest(
                order.region(),
                order.situation().service(),
                order.situation().holder(),
                order.situation().channel(),
                order.years(),
                order.systems(),
                order.situation().facts()));
    return Bill.of(List.of(new Bill.Part(order.item(), quote)));
  }

  public void withdrawn(@Observes ApplicationFact.Withdrawn fact) {
    giveUp(fact.caseNumber(), RefundRule.End.WITHDRAWN);
  }

  public void refused(@Observes ApplicationFact.Refused fact) {
    giveUp(fact.caseNumber(), RefundRule.End.REFUSED);
  }

  public void stopped(@Observes ApplicationFact.Stopped fact) {
    giveUp(fact.caseNumber(), RefundRule.End.STOPPED);
  }

  private void giveUp(CaseNumber number, RefundRule.End end) {
    charges
        .changed(number)
        .ifPresent(
            charge -> {
              charge.giveUp(refundRule(charge, end));
              Map<String, String> details = new TreeMap<>();
              details.put("state", charge.state().name());
              charge.refund().ifPresent(owed -> details.put("refund", owed.toString()));
              if (charge.refundRule() != null) {
                details.put("rule", charge.refundRule());
              }
              audit.record(charge, "charge.given-up", details);
            });
  }

  /** By the version that the charge was quoted under. */
  private Optional<RefundRule> refundRule(Charge charge, RefundRule.End end) {
    ProductionOrder order = applications.order(charge.caseNumber());
    return policies.version(charge.region(), charge.policyVersion()).refund(end, order.situation());
  }
}
