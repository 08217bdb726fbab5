package org.certbureau.payment;

import java.time.Instant;
import java.util.List;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;

/**
 * What an application costs and whether it is paid.
 *
 * @param totalInCapitals the total in capital numerals (大写)
 * @param refund what is owed back or was repaid; null where nothing is
 * @param payment null until it was paid, and where there was nothing to pay
 * @param repayments the refunds that were made, the first first
 */
public record ChargeView(
    CaseNumber caseNumber,
    RegionCode region,
    String unitName,
    int policyVersion,
    ChargeState state,
    Money total,
    String totalInCapitals,
    List<ChargeLineView> lines,
    Instant dueSince,
    Instant settledAt,
    PaymentView payment,
    RefundView refund,
    List<Repayment> repayments) {
  public ChargeView {
    lines = List.copyOf(lines);
    repayments = List.copyOf(repayments);
  }

  /** Its lines as people read them, equal ones as one. */
  public List<PrintedLine> printed() {
    return PrintedLine.of(lines);
  }

  public boolean isSettled() {
    return state == ChargeState.SETTLED;
  }
}
