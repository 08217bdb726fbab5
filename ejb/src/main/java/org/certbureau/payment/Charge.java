package org.certbureau.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.RefundRule;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.quoting.Quote;

/** What an application costs. There is one, it is paid as a whole and once. */
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

  @Lob
  @Column(name = "lines_json")
  private String lines;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private ChargeState state;

  @Column(name = "due_since")
  private Instant dueSince;

  @Column(name = "settled_at")
  private Instant settledAt;

  /** What is, or was, owed back; null where nothing ever was. */
  @Column(name = "refund_amount")
  private Money refundAmount;

  @Column(name = "refund_rule")
  private String refundRule;

  @Column(name = "refund_citation")
  private String refundCitation;

  @Column(name = "receipt_prints")
  private int receiptPrints;

  protected Charge() {}

  Charge(CaseNumber caseNumber, String unitName, Quote quote, Instant now) {
    super(quote.region());
    this.caseNumber = caseNumber;
    this.state = ChargeState.DUE;
    this.dueSince = now;
    demand(unitName, quote);
  }

  private void demand(String unit, Quote quote) {
    unitName = unit;
    policyVersion = quote.policyVersion();
    total = quote.total();
    lines = ChargeLinesText.write(quote.lines().stream().map(ChargeLine::of).toList());
  }

  /**
   * The application was handed in again after a correction.
   *
   * @throws RuleViolation where it was paid already and would now cost something else
   */
  void quoteAgain(String unit, Quote quote) {
    if (state == ChargeState.DUE) {
      demand(unit, quote);
    } else if (!total.equals(quote.total())) {
      throw new RuleViolation(
          Sourced.allRefuse(
              quote.lines(),
              Problem.of(
                  "payment.paid-otherwise", null, total.toString(), quote.total().toString())));
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
    } else if (state == ChargeState.SETTLED) {
      Set<String> kept = rule.map(RefundRule::keeps).orElse(Set.of());
      Money owed =
          lines().stream()
              .filter(line -> !kept.contains(line.rule()))
              .map(ChargeLine::amount)
              .reduce(Money.ZERO, Money::plus);
      if (!owed.isZero()) {
        state = ChargeState.REFUND_DUE;
        refundAmount = owed;
        refundRule = rule.map(RefundRule::rule).orElse(null);
        refundCitation = rule.map(RefundRule::citation).orElse(null);
      }
    }
  }

  void repaid() {
    state = ChargeState.REFUNDED;
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
    return ChargeLinesText.read(lines);
  }

  /** Empty where nothing is or was owed back. */
  Optional<Money> refund() {
    if (state != ChargeState.REFUND_DUE && state != ChargeState.REFUNDED) {
      return Optional.empty();
    }
    return Optional.of(refundAmount == null ? total : refundAmount);
  }

  /** The rule that pays it back, or null where the policy has none. */
  String refundRule() {
    return refundRule;
  }

  String refundCitation() {
    return refundCitation;
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
