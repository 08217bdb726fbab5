package org.certbureau.payment;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.RefundRule;
import org.certbureau.region.policy.Sourced;

/**
 * What an application costs. There is one, it is paid as a whole and once; what goes back of it
 * goes back by lines.
 */
@Entity
@Table(name = "charge")
public class Charge extends AuditedRegionRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "charge_seq")
  @SequenceGenerator(name = "charge_seq", sequenceName = "charge_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "case_no")
  private CaseNumber caseNumber;

  @Column(name = "unit_name")
  private String unitName;

  @Column(name = "policy_version")
  private int policyVersion;

  @Column(name = "total")
  private Money total;

  @OneToMany(mappedBy = "charge", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("ordinal")
  private List<ChargeLine> lines = new ArrayList<>();

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private ChargeState state;

  @Column(name = "due_since")
  private Instant dueSince;

  @Column(name = "settled_at")
  private Instant settledAt;

  @Column(name = "receipt_prints")
  private int receiptPrints;

  protected Charge() {}

  Charge(CaseNumber caseNumber, String unitName, Bill bill, Instant now) {
    super(bill.region());
    this.caseNumber = caseNumber;
    this.state = ChargeState.DUE;
    this.dueSince = now;
    demand(unitName, bill);
  }

  /** In the rows that are there: a place is asked for something else, and not made anew. */
  private void demand(String unit, Bill bill) {
    unitName = unit;
    policyVersion = bill.policyVersion();
    total = bill.total();
    List<Bill.Line> asked = bill.lines();
    for (int i = 0; i < asked.size(); i++) {
      if (i == lines.size()) {
        lines.add(new ChargeLine(this, i + 1));
      }
      lines.get(i).ask(asked.get(i).item(), asked.get(i).quoted());
    }
    while (lines.size() > asked.size()) {
      lines.remove(lines.size() - 1);
    }
  }

  /**
   * The application was handed in again after a correction.
   *
   * @throws RuleViolation where it was paid already and would now cost something else
   */
  void quoteAgain(String unit, Bill bill) {
    if (state == ChargeState.SETTLED && total.isZero() && !bill.total().isZero()) {
      // nothing was paid: what is to be paid now falls due
      state = ChargeState.DUE;
      settledAt = null;
    }
    if (state == ChargeState.DUE) {
      demand(unit, bill);
    } else if (!total.equals(bill.total())) {
      throw new RuleViolation(
          Sourced.allRefuse(
              bill.lines(),
              Problem.of(
                  "payment.paid-otherwise", null, total.toString(), bill.total().toString())));
    }
  }

  void settle(Instant now) {
    state = ChargeState.SETTLED;
    settledAt = now;
  }

  /**
   * The application came to its end without a certificate.
   *
   * @param rule what the policy pays back then; where it says nothing, nothing may be kept
   */
  void giveUp(Optional<RefundRule> rule) {
    if (state == ChargeState.DUE || total.isZero()) {
      state = ChargeState.CANCELLED;
    } else {
      end(lines, rule);
    }
  }

  /**
   * One item of the application came to its end without a certificate, and the others go on.
   *
   * @param rule what the policy pays back then; where it says nothing, nothing may be kept
   */
  void giveUp(long item, Optional<RefundRule> rule) {
    end(lines.stream().filter(line -> line.isFor(item)).toList(), rule);
  }

  /** What was not paid is not paid back. */
  private void end(List<ChargeLine> ended, Optional<RefundRule> rule) {
    if (state != ChargeState.DUE && state != ChargeState.CANCELLED) {
      ended.forEach(line -> line.end(rule));
      if (lines.stream().anyMatch(ChargeLine::isOpen)) {
        state = ChargeState.REFUND_DUE;
      }
    }
  }

  /**
   * What a refund is to pay back.
   *
   * @param places of the lines; empty: all that are still owed
   * @throws Conflict where nothing is owed back, or one of them was repaid already
   * @throws RuleViolation where one of them is no line of this charge, or is not owed back
   */
  List<ChargeLine> toRepay(Set<Integer> places) {
    if (places.isEmpty()) {
      requireRefundDue();
      return lines.stream().filter(ChargeLine::isOpen).toList();
    }
    List<ChargeLine> chosen = places.stream().sorted().map(this::line).toList();
    chosen.forEach(this::requireOpen);
    return chosen;
  }

  private ChargeLine line(int place) {
    return lines.stream()
        .filter(line -> line.ordinal() == place)
        .findFirst()
        .orElseThrow(
            () ->
                new RuleViolation(
                    Problem.of(
                        "payment.line-unknown",
                        "lines",
                        caseNumber.value(),
                        Integer.toString(place))));
  }

  private void requireOpen(ChargeLine line) {
    String place = Integer.toString(line.ordinal());
    if (line.isRepaid()) {
      throw new Conflict(
          Problem.of("payment.line-repaid-already", "lines", caseNumber.value(), place));
    }
    if (!line.isOpen()) {
      Problem refused = Problem.of("payment.line-not-owed", "lines", caseNumber.value(), place);
      throw new RuleViolation(
          line.backRule() == null ? refused : refused.by(line.backRule(), line.backCitation()));
    }
  }

  void repaid(List<ChargeLine> repaid, long refund) {
    repaid.forEach(line -> line.repaidBy(refund));
    if (lines.stream().noneMatch(ChargeLine::isOpen)) {
      state = ChargeState.REFUNDED;
    }
  }

  /** Whether something of it went back already. */
  boolean isRepaid() {
    return lines.stream().anyMatch(ChargeLine::isRepaid);
  }

  void requireRefundDue() {
    if (state == ChargeState.REFUNDED) {
      throw new Conflict(Problem.of("payment.repaid-already", null, caseNumber.value()));
    }
    if (state != ChargeState.REFUND_DUE) {
      throw new Conflict(
          Problem.of("payment.no-refund-due", null, caseNumber.value(), state.name()));
    }
  }

  /**
   * @return how many times the receipt was printed, this one included
   */
  int receiptPrinted() {
    return ++receiptPrints;
  }

  void requireDue() {
    if (state == ChargeState.SETTLED) {
      throw new Conflict(Problem.of("payment.settled-already", null, caseNumber.value()));
    }
    if (state != ChargeState.DUE) {
      throw new Conflict(Problem.of("payment.not-due", null, caseNumber.value(), state.name()));
    }
  }

  Long id() {
    return id;
  }

  CaseNumber caseNumber() {
    return caseNumber;
  }

  String unitName() {
    return unitName;
  }

  int policyVersion() {
    return policyVersion;
  }

  Money total() {
    return total;
  }

  List<ChargeLine> lines() {
    return List.copyOf(lines);
  }

  /** What is or was owed back. */
  List<ChargeLine> owed() {
    return lines.stream().filter(ChargeLine::isOwed).toList();
  }

  /** What of it was not repaid yet. */
  Money open() {
    return sum(lines.stream().filter(ChargeLine::isOpen).toList());
  }

  /** Empty where nothing is or was owed back. */
  Optional<Money> refund() {
    List<ChargeLine> owed = owed();
    return owed.isEmpty() ? Optional.empty() : Optional.of(sum(owed));
  }

  static Money sum(List<ChargeLine> some) {
    return some.stream().map(ChargeLine::amount).reduce(Money.ZERO, Money::plus);
  }

  /** The rules that pay it back, or null where the policy has none. */
  String refundRule() {
    return told(ChargeLine::backRule, Sourced.RULES_APART);
  }

  String refundCitation() {
    return told(ChargeLine::backCitation, Sourced.CITATIONS_APART);
  }

  private String told(Function<ChargeLine, String> what, String apart) {
    String all =
        owed().stream()
            .map(what)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(apart));
    return all.isEmpty() ? null : all;
  }

  ChargeState state() {
    return state;
  }

  Instant dueSince() {
    return dueSince;
  }

  Instant settledAt() {
    return settledAt;
  }

  @Override
  public String auditType() {
    return "charge";
  }

  @Override
  public String auditId() {
    return caseNumber.value();
  }
}
