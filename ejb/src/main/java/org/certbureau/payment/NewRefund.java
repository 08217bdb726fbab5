package org.certbureau.payment;

import java.time.LocalDate;
import java.util.Locale;
import org.certbureau.kernel.FreeText;
import org.certbureau.region.business.PaymentMethod;

/**
 * A repayment as the cashier made it. The amount is the rule's, the payee whoever had paid.
 *
 * @param reference number of the terminal's slip, or of the bank's voucher
 * @param repaidOn in Asia/Shanghai
 */
public record NewRefund(PaymentMethod method, String reference, LocalDate repaidOn) {
  public NewRefund {
    reference = FreeText.lineAt("reference", reference).value().toUpperCase(Locale.ROOT);
  }
}
