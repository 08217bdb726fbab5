package org.certbureau.payment;

import java.time.Instant;
import java.time.LocalDate;
import org.certbureau.kernel.Money;
import org.certbureau.region.PaymentMethod;

/**
 * Money that is owed back, or was repaid: then it also says how.
 *
 * @param rule the policy's rule that pays it back, with its citation; null where it has none
 * @param method how it was repaid; null as long as it is owed, as is all that follows
 * @param payee whoever had paid
 * @param repaidOn the day of the repayment
 */
public record RefundView(
    Money amount,
    String rule,
    String citation,
    PaymentMethod method,
    String payee,
    String reference,
    LocalDate repaidOn,
    String repaidBy,
    Instant recordedAt) {

  static RefundView owed(Charge charge, Money amount) {
    return new RefundView(
        amount, charge.refundRule(), charge.refundCitation(), null, null, null, null, null, null);
  }

  public boolean isRepaid() {
    return recordedAt != null;
  }

  public Money getAmount() {
    return amount;
  }

  public String getRule() {
    return rule;
  }

  public String getCitation() {
    return citation;
  }

  public PaymentMethod getMethod() {
    return method;
  }

  public String getPayee() {
    return payee;
  }

  public String getReference() {
    return reference;
  }

  public LocalDate getRepaidOn() {
    return repaidOn;
  }

  public String getRepaidBy() {
    return repaidBy;
  }

  public Instant getRecordedAt() {
    return recordedAt;
  }
}
