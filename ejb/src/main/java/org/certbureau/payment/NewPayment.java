package org.certbureau.payment;

import java.time.LocalDate;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Money;
import org.certbureau.region.business.PaymentMethod;

/**
 * Money as the cashier has it before them.
 *
 * @param payerName whose card or account it came from; may be null for a card
 * @param reference number of the terminal's slip, or of the bank's voucher
 * @param remittedOn the day on the bank's voucher; null for a card
 */
public record NewPayment(
    PaymentMethod method, Money amount, String payerName, String reference, LocalDate remittedOn) {
  public NewPayment {
    FreeText payer = FreeText.lineAt("payerName", payerName);
    payerName = payer.isEmpty() ? null : payer.value();
    reference = References.written(reference, "reference");
  }

  /** Money that no voucher tells the day of, such as a card's. */
  public NewPayment(PaymentMethod method, Money amount, String payerName, String reference) {
    this(method, amount, payerName, reference, null);
  }
}
