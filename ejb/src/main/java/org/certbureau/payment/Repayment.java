package org.certbureau.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.certbureau.kernel.Money;
import org.certbureau.region.business.PaymentMethod;

/**
 * One of the refunds of a charge.
 *
 * @param amount the sum of its lines
 * @param lines the places of the lines that it paid back
 * @param repaidOn the day of the repayment
 */
public record Repayment(
    Money amount,
    List<Integer> lines,
    PaymentMethod method,
    String reference,
    String payee,
    LocalDate repaidOn,
    String repaidBy,
    Instant recordedAt) {
  public Repayment {
    lines = List.copyOf(lines);
  }
}
