package org.certbureau.payment;

import java.time.Instant;
import java.time.LocalDate;
import org.certbureau.kernel.Money;
import org.certbureau.region.business.PaymentMethod;

/**
 * Money of a charge that is owed back, or was repaid: then it also says how, by the last of the
 * repayments.
 *
 * @param amount of all lines that are or were owed back
 * @param open how much of it was not repaid yet
 * @param rule the policy's rule that pays it back, with its citation; null where it has none
 * @param payee whoever had paid
 * @param method how it was repaid; null as long as some is owed, as is all that follows
 * @param repaidOn the day of the repayment
 */
public record RefundView(
    Money amount,
    Money open,
    String rule,
    String citation,
    String payee,
    PaymentMethod method,
    String reference,
    LocalDate repaidOn,
    String repaidBy,
    Instant recordedAt) {

  public boolean isRepaid() {
    return recordedAt != null;
  }
}
