package org.certbureau.payment;

import java.util.Locale;
import org.certbureau.kernel.Money;
import org.certbureau.region.PaymentMethod;

/**
 * Money as the cashier has it before them.
 *
 * @param payerName whose card or account it came from; may be null for a card
 * @param reference number of the terminal's slip, or of the bank's voucher
 */
public record NewPayment(PaymentMethod method, Money amount, String payerName, String reference) {
  public NewPayment {
    payerName = payerName == null || payerName.isBlank() ? null : payerName.strip();
    reference = reference == null ? "" : reference.strip().toUpperCase(Locale.ROOT);
  }
}
