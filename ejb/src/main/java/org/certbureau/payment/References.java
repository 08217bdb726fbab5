package org.certbureau.payment;

import java.util.Optional;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.Spelling;

/** Numbers of slips and vouchers: by them money is known again. */
final class References {
  private static final int LONGEST = 60;

  private References() {}

  /** What is wrong with it, or nothing. */
  static Optional<Problem> check(String reference) {
    int length = FreeText.length(reference);
    int key = FreeText.length(Spelling.key(reference));
    return length > LONGEST || key > LONGEST || key == 0
        ? Optional.of(Problem.of("payment.reference", "reference", Integer.toString(LONGEST)))
        : Optional.empty();
  }
}
