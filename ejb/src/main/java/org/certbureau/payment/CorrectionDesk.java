package org.certbureau.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.certbureau.application.Gates;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.Spelling;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/**
 * Where a cashier corrects the number of a slip that was recorded wrongly. Nothing else of the
 * payment changes; the former number stays on record and may be used again, as it was no slip's of
 * this payment.
 */
@Stateless
@RolesAllowed(Roles.CASHIER)
public class CorrectionDesk {
  private static final int LONGEST_REASON = 200;

  @EJB Callers callers;
  @EJB Gates gates;
  @EJB AuditTrail audit;
  @Inject Charges charges;
  @Inject ChargeViews views;
  @Inject Clock clock;

  /**
   * Records another number. The same correction told again changes nothing and answers the same.
   *
   * @throws Conflict where nothing was paid, the number is not the recorded one any more, or
   *     something was repaid already
   * @throws RuleViolation without a reason, for the same number, and for one that was used for
   *     something else
   */
  public ChargeView correct(CaseNumber number, NewCorrection told) {
    Caller caller = callers.as(Roles.CASHIER);
    charges.visibleTo(caller, number);
    // the application is locked before the charge, as by whoever takes or repays money
    gates.hold(number);
    Charge charge = charges.changedBy(caller, number);
    requireReadable(told);
    Payment payment =
        charges
            .paymentOf(charge)
            .orElseThrow(
                () -> new Conflict(Problem.of("payment.correction-unpaid", null, number.value())));
    if (isKnown(payment, told)) {
      return views.of(charge);
    }
    requirePossible(charge, payment, told);
    charges.add(new Correction(payment, told, caller.name(), clock.instant()));
    audit.record(
        charge,
        "charge.slip-corrected",
        Map.of(
            "method", payment.method().name(),
            "before", payment.reference(),
            "after", told.becomes(),
            "reason", told.reason()));
    payment.refer(told.becomes());
    charges.flush();
    return views.of(charge);
  }

  private static void requireReadable(NewCorrection told) {
    List<Problem> problems = new ArrayList<>();
    References.check(told.becomes()).ifPresent(wrong -> problems.add(wrong.at("becomes")));
    if (new FreeText(told.reason()).saysNothing()) {
      problems.add(Problem.of("payment.correction-reason", "reason"));
    } else if (FreeText.length(told.reason()) > LONGEST_REASON) {
      problems.add(
          Problem.of(
              "payment.correction-reason-too-long", "reason", Integer.toString(LONGEST_REASON)));
    }
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
  }

  /** What was told last is told again, as by a second click. */
  private boolean isKnown(Payment payment, NewCorrection told) {
    List<Correction> before = charges.correctionsOf(payment);
    return !before.isEmpty()
        && payment.reference().equals(told.becomes())
        && before.get(before.size() - 1).isSameAs(told);
  }

  private void requirePossible(Charge charge, Payment payment, NewCorrection told) {
    String number = charge.caseNumber().value();
    if (charge.isRepaid()) {
      throw new Conflict(Problem.of("payment.correction-repaid", null, number));
    }
    if (!payment.reference().equals(told.was())) {
      throw new Conflict(
          Problem.of("payment.correction-meanwhile", null, number, payment.reference()));
    }
    if (Spelling.key(payment.reference()).equals(Spelling.key(told.becomes()))) {
      throw new RuleViolation(
          Problem.of("payment.correction-same", "becomes", payment.reference()));
    }
    charges
        .payment(charge.region(), payment.method(), told.becomes())
        .ifPresent(
            other -> {
              throw new RuleViolation(
                  Problem.of("payment.reference-used", "becomes", told.becomes()));
            });
  }
}
