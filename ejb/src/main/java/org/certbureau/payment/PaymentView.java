package org.certbureau.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.certbureau.kernel.Money;
import org.certbureau.region.business.PaymentMethod;

/**
 * Money that was taken.
 *
 * @param remittedOn the day on the bank's voucher, or null
 * @param corrections of its reference, the first first; empty where it was right from the start
 */
public record PaymentView(
    PaymentMethod method,
    Money amount,
    String payerName,
    String reference,
    LocalDate remittedOn,
    String takenBy,
    Instant takenAt,
    List<CorrectionView> corrections) {
  public PaymentView {
    corrections = List.copyOf(corrections);
  }
}
