package org.certbureau.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.CaseFacts;
import org.certbureau.application.Gates;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.quoting.PaymentRules;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.work.Page;

/** The cashier's window: what is due, and money taken by the policy's payer rules. */
@Stateless
@RolesAllowed({
  Roles.ACCEPTOR,
  Roles.REVIEWER,
  Roles.CASHIER,
  Roles.MAKER,
  Roles.AUDITOR,
  Roles.BRANCH
})
public class CashDesk {
  private static final int LONGEST_PAYER = 200;
  private static final int MOST_ROWS = 200;

  @EJB Callers callers;
  @EJB Gates gates;
  @EJB ApplicationProgress applications;
  @EJB PolicyDesk policies;
  @Inject Charges charges;
  @Inject ChargeViews views;
  @Inject Settlement settlement;
  @Inject Clock clock;

  /**
   * Takes the money for an application. The same slip told again for the same application changes
   * nothing and answers the same.
   *
   * @throws RuleViolation for another amount than the one due, a payer whom the policy refuses
   *     (GD-10, A-G15), a remittance that has not had its lead (GD-11), a slip that was used for
   *     something else, a charge that is not due, and for a certificate that came to its end before
   *     another took its place
   */
  @RolesAllowed(Roles.CASHIER)
  public ChargeView take(CaseNumber number, NewPayment paid) {
    Caller caller = callers.as(Roles.CASHIER);
    charges.visibleTo(caller, number);
    // the application is locked before the charge, as by whoever submits it
    gates.hold(number);
    Charge charge = charges.changedBy(caller, number);
    requireReadable(paid);
    Optional<Payment> known = charges.payment(charge.region(), paid.method(), paid.reference());
    if (known.isPresent()) {
      if (known.get().isSameAs(charge, paid)) {
        return views.of(charge);
      }
      throw new RuleViolation(Problem.of("payment.reference-used", "reference", paid.reference()));
    }
    charge.requireDue();
    requireAcceptable(charge, paid);
    charges.add(new Payment(charge, paid, caller.name(), clock.instant()));
    settlement.of(
        charge,
        paid.method(),
        Map.of(
            "method", paid.method().name(),
            "amount", paid.amount().toString(),
            "reference", paid.reference()));
    return views.of(charge);
  }

  private static void requireReadable(NewPayment paid) {
    List<Problem> problems = new ArrayList<>();
    if (paid.method() == null) {
      problems.add(Problem.of("payment.method-missing", "method"));
    }
    if (paid.amount() == null) {
      problems.add(Problem.of("payment.amount-missing", "amount"));
    }
    References.check(paid.reference()).ifPresent(problems::add);
    if (paid.payerName() != null && FreeText.length(paid.payerName()) > LONGEST_PAYER) {
      problems.add(
          Problem.of("payment.payer-too-long", "payerName", Integer.toString(LONGEST_PAYER)));
    }
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
  }

  private void requireAcceptable(Charge charge, NewPayment paid) {
    CaseFacts facts = applications.facts(charge.caseNumber());
    closed(facts)
        .ifPresent(
            problem -> {
              throw new Conflict(problem);
            });
    Policy policy = policies.version(facts.region(), facts.policyVersion());
    // as it is paid, whatever the application announced
    Situation situation =
        facts
            .situation()
            .with(Fact.CHARGED, !charge.total().isZero())
            .with(Fact.REMITTED, remitted(paid));
    List<Problem> problems =
        new ArrayList<>(
            PaymentRules.check(
                policy, situation, paid.method(), charge.unitName(), paid.payerName()));
    problems.addAll(
        PaymentRules.checkLead(policy, situation, paid.method(), paid.remittedOn(), today()));
    if (!paid.amount().equals(charge.total())) {
      problems.add(
          Sourced.allRefuse(
              charge.lines(),
              Problem.of(
                  "payment.amount",
                  "amount",
                  paid.amount().toString(),
                  charge.total().toString())));
    }
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
  }

  private Optional<Problem> closed(CaseFacts facts) {
    return Payable.refusal(facts.caseNumber(), facts.state())
        .or(() -> applications.tooLate(facts.caseNumber()));
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(China.ZONE));
  }

  private static boolean remitted(NewPayment paid) {
    return paid.method() == PaymentMethod.REMITTANCE;
  }

  /** Why nothing is taken for an application now, whoever pays; empty where it can be paid. */
  public Optional<Problem> closed(CaseNumber number) {
    charges.visibleTo(caller(), number);
    return closed(applications.facts(number));
  }

  /** The charge of one application. */
  public ChargeView charge(CaseNumber number) {
    return views.of(charges.visibleTo(caller(), number));
  }

  /**
   * The number that follows the slip the caller took last by that way of paying, as terminals count
   * on; a suggestion. Empty where they took none here or it ends in no digit.
   */
  @RolesAllowed(Roles.CASHIER)
  public Optional<NextSlip> nextSlip(CaseNumber number, PaymentMethod method) {
    Caller caller = callers.as(Roles.CASHIER);
    Charge charge = charges.visibleTo(caller, number);
    return charges
        .lastOf(caller.name(), charge.region(), method)
        .flatMap(last -> NextSlip.after(last.reference()))
        .filter(next -> charges.payment(charge.region(), method, next.proposed()).isEmpty());
  }

  /** What each of them costs, for the rows of a list; one query. */
  public Map<CaseNumber, Money> totals(Collection<CaseNumber> numbers) {
    return charges.totals(caller(), numbers);
  }

  /**
   * Charges in a state, the oldest first.
   *
   * @param after {@link ChargePage#next} of the page before, or null for the first
   * @param limit rows of a page, 1 to 200
   */
  @RolesAllowed({Roles.CASHIER, Roles.AUDITOR})
  public ChargePage list(ChargeState state, Long after, int limit) {
    int size = Page.size(limit, MOST_ROWS);
    Page<Charge> page =
        Page.of(
            charges.inState(callers.as(Roles.CASHIER, Roles.AUDITOR), state, after, size + 1),
            size);
    return new ChargePage(page.rows().stream().map(views::of).toList(), page.next(Charge::id));
  }

  /** What is still to be paid, the oldest first. */
  @RolesAllowed({Roles.CASHIER, Roles.AUDITOR})
  public ChargePage unpaid(Long after, int limit) {
    return list(ChargeState.DUE, after, limit);
  }

  /** By any role that is admitted here. */
  private Caller caller() {
    return callers.as(
        Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR, Roles.BRANCH);
  }
}
