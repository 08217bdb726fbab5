package org.certbureau.payment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.certbureau.kernel.CapitalAmount;

/** Makes what screens and doors show of charges. */
@Dependent
class ChargeViews {
  @Inject Charges charges;

  ChargeView of(Charge charge) {
    return new ChargeView(
        charge.caseNumber(),
        charge.region(),
        charge.unitName(),
        charge.policyVersion(),
        charge.state(),
        charge.total(),
        CapitalAmount.of(charge.total()),
        charge.lines(),
        charge.dueSince(),
        charge.settledAt(),
        charge.state() == ChargeState.DUE
            ? null
            : charges.paymentOf(charge).map(Payment::toView).orElse(null),
        refund(charge));
  }

  private RefundView refund(Charge charge) {
    return charge
        .refund()
        .map(
            owed ->
                charges
                    .refundOf(charge)
                    .map(repaid -> repaid.toView(charge))
                    .orElseGet(() -> RefundView.owed(charge, owed, charges.payeeOf(charge))))
        .orElse(null);
  }
}
