package org.certbureau.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.State;
import org.certbureau.application.tracking.Tracking;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.GateView;
import org.certbureau.application.view.HoldAdvice;
import org.certbureau.application.view.RecoveryAdvice;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.audit.AuditTrail;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.certificate.procedure.Medium;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.MobileNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.Deadline;
import org.certbureau.kernel.calendar.WorkingDays;
import org.certbureau.paper.FeeLine;
import org.certbureau.paper.Paper;
import org.certbureau.paper.PaperPress;
import org.certbureau.paper.Receipt;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Bureau;
import org.certbureau.region.policy.DeadlineRule;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Sourced;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/** Prints the acceptance receipt (受理回执) that the unit takes home. */
@Stateless
@RolesAllowed({Roles.ACCEPTOR, Roles.CASHIER, Roles.BRANCH})
public class ReceiptDesk {
  private static final WorkingDays CALENDAR = WorkingDays.bundled();

  @EJB ViewingDesk viewing;
  @EJB ApplicationProgress orders;
  @EJB PolicyDesk policies;
  @EJB Tracking tracking;
  @EJB Callers callers;
  @EJB AuditTrail audit;
  @Inject Charges charges;
  @Inject ChargeViews views;
  @Inject PaperPress press;

  /**
   * Prints the receipt as it stands now; each print bears its own version number.
   *
   * @return a PDF
   * @throws RuleViolation before the application was accepted
   */
  public byte[] receipt(CaseNumber number) {
    ApplicationView application = viewing.find(number);
    if (application.acceptedAt() == null) {
      throw new RuleViolation(Problem.of("payment.receipt-too-early", null, number.value()));
    }
    Charge charge =
        charges.changedBy(callers.as(Roles.ACCEPTOR, Roles.CASHIER, Roles.BRANCH), number);
    int print = charge.receiptPrinted();
    audit.record(charge, "receipt.printed", Map.of("print", Integer.toString(print)));
    return press.print(paper(application, charge, print));
  }

  private Receipt paper(ApplicationView application, Charge charge, int print) {
    Policy policy = policies.version(application.region(), application.policyVersion());
    Map<String, String> form = orders.form(application.caseNumber());
    return new Receipt(
        policy.bureau().name().in(Paper.LANGUAGE),
        application.caseNumber(),
        tracking.address(application.caseNumber()),
        print,
        policy.word(application.service(), Paper.LANGUAGE),
        application.certificate() == null ? null : application.certificate().number(),
        application.unitName(),
        application.creditCode() == null ? null : CreditCode.of(application.creditCode()),
        agent(form),
        ReceivedMaterials.of(application),
        printed(charge).stream().map(ReceiptDesk::feeLine).toList(),
        settlement(charge),
        ReceiptWords.of("unpaid." + charge.state()),
        refunds(charge),
        callers.displayName(application.acceptedBy()),
        application.acceptedAt(),
        application.dueOn() == null
            ? null
            : new Deadline(application.dueOn(), CALENDAR.knows(application.dueOn().getYear())),
        limit(application, policy, charge),
        ReceiptWords.of("next." + next(application)),
        standing(application, policy, form),
        contact(policy.bureau()));
  }

  private static List<String> standing(
      ApplicationView application, Policy policy, Map<String, String> form) {
    String pair = form.get(FormKeys.RECOVERED_PAIR);
    return Stream.concat(
            new HoldAdvice(application, policy, Paper.LANGUAGE, Paper::day, Paper::moment)
                .all().stream(),
            new RecoveryAdvice(application, pair, Paper.LANGUAGE, Paper::day).all().stream())
        .toList();
  }

  /** Nobody where the bureau acts by itself. */
  private static Receipt.Agent agent(Map<String, String> form) {
    String mobile = form.get(FormKeys.AGENT_MOBILE);
    return mobile == null
        ? null
        : new Receipt.Agent(form.get(FormKeys.AGENT_NAME), MobileNumber.of(mobile));
  }

  private static FeeLine feeLine(PrintedLine line) {
    boolean own = Sourced.isReading(line.rule());
    return new FeeLine(
        line.item().in(Paper.LANGUAGE),
        line.unitPrice(),
        line.quantity(),
        line.amount(),
        own ? null : line.rule(),
        own && line.amount().isZero()
            ? ReceiptWords.of("fee-of-none")
            : Sourced.published(line.citation()));
  }

  private Receipt.Settlement settlement(Charge charge) {
    return charges
        .paymentOf(charge)
        .map(views::payment)
        .map(
            paid ->
                new Receipt.Settlement(
                    ReceiptWords.of("method." + paid.method()),
                    named(paid.payerName() == null ? charge.unitName() : paid.payerName()),
                    paid.reference(),
                    paid.corrections().stream()
                        .map(CorrectionView::was)
                        .collect(
                            Collectors.collectingAndThen(
                                Collectors.joining("、"), was -> was.isEmpty() ? null : was)),
                    paid.takenAt()))
        .orElse(null);
  }

  private static List<PrintedLine> printed(Charge charge) {
    return PrintedLine.of(charge.lines().stream().map(ChargeLine::toView).toList());
  }

  /** What went back, each by its voucher, and what is still to go. */
  private List<Receipt.Refund> refunds(Charge charge) {
    List<Receipt.Refund> refunds = new ArrayList<>();
    for (Refund repaid : charges.refundsOf(charge)) {
      Repayment told = repaid.toView(charge);
      refunds.add(
          new Receipt.Refund(
              told.amount(),
              named(told.payee()),
              ReceiptWords.of("method." + told.method()),
              told.reference(),
              told.repaidOn()));
    }
    if (!charge.open().isZero()) {
      refunds.add(
          new Receipt.Refund(charge.open(), named(charges.payeeOf(charge)), null, null, null));
    }
    return refunds;
  }

  private static String named(String name) {
    return name == null || name.isBlank() ? null : name;
  }

  /** What is promised where no day is known: from when it is counted, or why it is not. */
  private static String limit(ApplicationView application, Policy policy, Charge charge) {
    if (!application.state().isWithTheBureau()) {
      return ReceiptWords.of("limit." + application.state());
    }
    return policy
        .deadline(
            new Situation(
                application.service(),
                application.holder(),
                application.channel(),
                application.facts().with(Fact.CHARGED, !charge.total().isZero())))
        .map(
            rule ->
                ReceiptWords.of(
                    rule.workingDays() == 0 ? "limit.that-day" : "limit.days",
                    from(rule, application),
                    Integer.toString(rule.workingDays())))
        .orElseGet(() -> ReceiptWords.of("limit.none"));
  }

  /** What has still to happen before the days are counted. */
  private static String from(DeadlineRule rule, ApplicationView application) {
    String start = ReceiptWords.of("limit.from." + rule.from());
    if (!rule.pausedUntilPaid() || !isAwaited(Gate.PAYMENT, application)) {
      return start;
    }
    String paid = ReceiptWords.of("limit.from.PAID");
    return rule.from() == DeadlineRule.Start.MATERIALS_RECEIVED
            && isAwaited(Gate.ORIGINALS, application)
        ? ReceiptWords.of("limit.from.both", start, paid)
        : paid;
  }

  private static boolean isAwaited(Gate gate, ApplicationView application) {
    return application.gates().stream().anyMatch(view -> view.gate() == gate && !view.open());
  }

  private static String next(ApplicationView application) {
    return switch (application.state()) {
      case DRAFT, SUBMITTED, RETURNED -> "RETURNED";
      case ACCEPTED ->
          application.gates().stream()
              .filter(gate -> !gate.open())
              .map(GateView::gate)
              .findFirst()
              .map(gate -> awaited(gate, application))
              .orElse(isMade(application) ? production(application) : "EFFECT");
      case READY, PRODUCING -> production(application);
      case FAILED -> isDecidedAgainst(application) ? "FAILED.officers" : "FAILED";
      case COLLECT -> whose("COLLECT", application);
      case CLOSED -> isMade(application) ? "CLOSED" : "EFFECTIVE";
      case REFUSED, WITHDRAWN, STOPPED -> "ENDED";
    };
  }

  /**
   * A holder's own token is brought to the station and given back; there is no other to collect.
   */
  private static String whose(String next, ApplicationView application) {
    if (application.procedure().medium() != Medium.PRESENTED) {
      return next;
    }
    return next
        + switch (application.procedure().job()) {
          case RESET_PIN -> ".pin";
          case RESTORE_KEY -> ".key";
          default -> ".holder";
        };
  }

  private static boolean isDecidedAgainst(ApplicationView application) {
    return application.failure() != null && application.failure().isDecision();
  }

  /**
   * Whoever has left the token at the counter does not bring it once more; a token that has proved
   * itself waits for officers, and is presented once more after their consents.
   */
  private static String production(ApplicationView application) {
    if (application.state() == State.PRODUCING
        && application.procedure().job() == JobKind.RESTORE_KEY) {
      return "PRODUCTION.key.again";
    }
    boolean kept = application.materials().stream().anyMatch(ReceivedMaterials::isHandedIn);
    String whose = whose("PRODUCTION", application);
    boolean presented = application.procedure().medium() == Medium.PRESENTED;
    return kept && presented ? whose + ".kept" : whose;
  }

  /** Money that is paid brings about what was asked for, which need not be a token. */
  private static String awaited(Gate gate, ApplicationView application) {
    boolean money = gate == Gate.PAYMENT || gate == Gate.VOUCHER;
    return money && !isMade(application) ? gate + ".effect" : gate.name();
  }

  /** Whether there is a token to be collected in the end. */
  private static boolean isMade(ApplicationView application) {
    return application.procedure().needsStation();
  }

  private static String contact(Bureau bureau) {
    List<String> parts = new ArrayList<>();
    bureau.desks().stream()
        .findFirst()
        .ifPresent(
            desk -> {
              parts.add(desk.name().in(Paper.LANGUAGE));
              if (desk.hours() != null) {
                parts.add(desk.hours().in(Paper.LANGUAGE));
              }
            });
    bureau
        .support()
        .forEach(line -> parts.add(line.label().in(Paper.LANGUAGE) + " " + line.value()));
    return String.join("　", parts);
  }
}
