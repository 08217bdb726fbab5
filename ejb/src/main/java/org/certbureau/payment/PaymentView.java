package org.certbureau.payment;

import java.time.Instant;
import org.certbureau.kernel.Money;
import org.certbureau.region.PaymentMethod;

/** Money that was taken. */
public record PaymentView(
    PaymentMethod method,
    Money amount,
    String payerName,
    String reference,
    String takenBy,
    Instant takenAt) {
  public PaymentMethod getMethod() {
    return method;
  }

  public Money getAmount() {
    return amount;
  }

  public String getPayerName() {
    return payerName;
  }

  public String getReference() {
    return reference;
  }

  public String getTakenBy() {
    return takenBy;
  }

  public Instant getTakenAt() {
    return takenAt;
  }
}
