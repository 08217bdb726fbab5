package org.certbureau.payment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.certbureau.kernel.CapitalAmount;
import org.certbureau.kernel.Money;

/** Makes what screens and doors show of charges. */
@Dependent
class ChargeViews {
  @Inject Charges charges;

  ChargeView of(Charge charge) {
    List<Repayment> repayments = repayments(charge);
    return new ChargeView(
        charge.caseNumber(),
        charge.region(),
        charge.unitName(),
        charge.policyVersion(),
        charge.state(),
        charge.total(),
        CapitalAmount.of(charge.total()),
        charge.lines().stream().map(ChargeLine::toView).toList(),
        charge.dueSince(),
        charge.settledAt(),
        charge.state() == ChargeState.DUE
            ? null
            : charges.paymentOf(charge).map(this::payment).orElse(null),
        charge.refund().map(owed -> refund(charge, owed, repayments)).orElse(null),
        repayments);
  }

  PaymentView payment(Payment payment) {
    return payment.toView(charges.correctionsOf(payment).stream().map(Correction::toView).toList());
  }

  private List<Repayment> repayments(Charge charge) {
    return charge.lines().stream().anyMatch(ChargeLine::isRepaid)
        ? charges.refundsOf(charge).stream().map(refund -> refund.toView(charge)).toList()
        : List.of();
  }

  private RefundView refund(Charge charge, Money owed, List<Repayment> repayments) {
    Money open = charge.open();
    Repayment last =
        open.isZero() && !repayments.isEmpty() ? repayments.get(repayments.size() - 1) : null;
    return new RefundView(
        owed,
        open,
        charge.refundRule(),
        charge.refundCitation(),
        last == null ? charges.payeeOf(charge) : last.payee(),
        last == null ? null : last.method(),
        last == null ? null : last.reference(),
        last == null ? null : last.repaidOn(),
        last == null ? null : last.repaidBy(),
        last == null ? null : last.recordedAt());
  }
}
