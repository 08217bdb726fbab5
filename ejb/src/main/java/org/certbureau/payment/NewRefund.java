package org.certbureau.payment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.PaymentMethod;

/**
 * A repayment as the cashier made it. The amount is the lines', the payee whoever had paid.
 *
 * @param reference number of the terminal's slip, or of the bank's voucher
 * @param repaidOn in Asia/Shanghai
 * @param lines places of the lines that it pays back; empty: all that are still owed
 */
public record NewRefund(
    PaymentMethod method, String reference, LocalDate repaidOn, Set<Integer> lines) {
  /** Places count from 1. */
  private static final int NO_LINE = 0;

  public NewRefund {
    reference = References.written(reference, "reference");
    lines = Set.copyOf(lines);
  }

  /** Of all lines that are still owed. */
  public NewRefund(PaymentMethod method, String reference, LocalDate repaidOn) {
    this(method, reference, repaidOn, Set.of());
  }

  /**
   * @param lines as a program or a page names them; null: all that are still owed
   * @throws RuleViolation for a list that names none: nobody who chose nothing means everything
   */
  public static NewRefund of(
      PaymentMethod method, String reference, LocalDate repaidOn, Collection<Integer> lines) {
    if (lines != null && lines.isEmpty()) {
      throw new RuleViolation(Problem.of("payment.refund-lines-none", "lines"));
    }
    return new NewRefund(
        method,
        reference,
        repaidOn,
        lines == null
            ? Set.of()
            : lines.stream()
                .map(line -> Objects.requireNonNullElse(line, NO_LINE))
                .collect(Collectors.toSet()));
  }
}
