package org.certbureau.payment;

import java.time.Instant;
import java.time.LocalDate;
import org.certbureau.kernel.Money;
import org.certbureau.region.business.PaymentMethod;

/**
 * Money that is owed back, or was repaid: then it also says how.
 *
 * @param rule the policy's rule that pays it back, with its citation; null where it has none
 * @param payee whoever had paid
 * @param method how it was repaid; null as long as it is owed, as is all that follows
 * @param repaidOn the day of the repayment
 */
public record RefundView(
    Money amount,
    String rule,
    String citation,
    String payee,
    PaymentMethod method,
    String reference,
    LocalDate repaidOn,
    String repaidBy,
    Instant recordedAt) {

  static RefundView owed(Charge charge, Money amount, String payee) {
    return new RefundView(
        amount, charge.refundRule(), charge.refundCitation(), payee, null, null, null, null, null);
  }

  public boolean isRepaid() {
    return recordedAt != null;
  }
}
