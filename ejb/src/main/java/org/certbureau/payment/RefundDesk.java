package org.certbureau.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.CaseFacts;
import org.certbureau.application.Gates;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.region.quoting.PaymentRules;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/**
 * Where a cashier records that the fee of an application without a certificate was paid back, all
 * of it or by lines.
 */
@Stateless
@RolesAllowed(Roles.CASHIER)
public class RefundDesk {

  @EJB Callers callers;
  @EJB Gates gates;
  @EJB AuditTrail audit;
  @EJB ApplicationProgress applications;
  @EJB PolicyDesk policies;
  @Inject Charges charges;
  @Inject ChargeViews views;
  @Inject Clock clock;

  /**
   * Records a repayment of the lines that it names, or of all that the refund rule still owes, to
   * whoever had paid. The same voucher told again for the same lines changes nothing and answers
   * the same.
   *
   * @throws Conflict where nothing is owed back, or a line was repaid already
   * @throws RuleViolation for a line that is not owed back, a voucher that was used for something
   *     else and for a day that cannot be, and for a way of paying that the region does not have
   */
  public ChargeView repay(CaseNumber number, NewRefund repaid) {
    Caller caller = callers.as(Roles.CASHIER);
    charges.visibleTo(caller, number);
    // the application is locked before the charge, as by whoever ends it
    gates.hold(number);
    Charge charge = charges.changedBy(caller, number);
    requireReadable(repaid);
    Optional<Refund> known = charges.refund(charge.region(), repaid.method(), repaid.reference());
    if (known.isPresent()) {
      if (known.get().isSameAs(charge, repaid)) {
        return views.of(charge);
      }
      throw new RuleViolation(Problem.of("payment.voucher-used", "reference", repaid.reference()));
    }
    List<ChargeLine> lines = charge.toRepay(repaid.lines());
    Payment payment = charges.paymentOf(charge).orElseThrow();
    requirePossible(repaid.repaidOn(), day(payment));
    requireKnown(charge, payment, repaid.method());
    Refund refund =
        new Refund(charge, lines, charges.payeeOf(charge), repaid, caller.name(), clock.instant());
    charges.add(refund);
    charges.flush(); // before a line can name it
    charge.repaid(lines, refund.id());
    audit.record(charge, "charge.repaid", details(charge, lines, repaid));
    charges.flush();
    return views.of(charge);
  }

  private static void requireReadable(NewRefund repaid) {
    List<Problem> problems = new ArrayList<>();
    if (repaid.method() == null) {
      problems.add(Problem.of("payment.refund-method-missing", "method"));
    }
    References.check(repaid.reference()).ifPresent(problems::add);
    if (repaid.repaidOn() == null) {
      problems.add(Problem.of("payment.repaid-on-missing", "repaidOn"));
    }
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
  }

  private void requirePossible(LocalDate repaidOn, LocalDate paidOn) {
    if (repaidOn.isAfter(LocalDate.now(clock.withZone(China.ZONE)))) {
      throw new RuleViolation(
          Problem.of("payment.repaid-on-ahead", "repaidOn", repaidOn.toString()));
    }
    if (repaidOn.isBefore(paidOn)) {
      throw new RuleViolation(
          Problem.of(
              "payment.repaid-on-before", "repaidOn", repaidOn.toString(), paidOn.toString()));
    }
  }

  /** Money goes back by a way that the region has for it, or by the one on which it came. */
  private void requireKnown(Charge charge, Payment payment, PaymentMethod method) {
    if (method == payment.method()) {
      return;
    }
    CaseFacts facts = applications.facts(charge.caseNumber());
    PaymentRules.checkWay(policies.version(facts.region(), facts.policyVersion()), method)
        .ifPresent(
            problem -> {
              throw new RuleViolation(problem);
            });
  }

  private static LocalDate day(Payment payment) {
    return LocalDate.ofInstant(payment.takenAt(), China.ZONE);
  }

  private static Map<String, String> details(
      Charge charge, List<ChargeLine> lines, NewRefund repaid) {
    Map<String, String> details = new TreeMap<>();
    details.put("method", repaid.method().name());
    details.put("amount", Charge.sum(lines).toString());
    details.put("reference", repaid.reference());
    details.put("repaidOn", repaid.repaidOn().toString());
    details.put(
        "lines",
        lines.stream()
            .map(line -> Integer.toString(line.ordinal()))
            .collect(Collectors.joining(",")));
    if (charge.refundRule() != null) {
      details.put("rule", charge.refundRule());
    }
    return details;
  }
}
