package org.certbureau.payment;

import java.util.Optional;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.Spelling;

/** Numbers of slips and vouchers: by them money is known again. */
final class References {
  private static final int LONGEST = 60;

  private References() {}

  /** What is wrong with it, or nothing. */
  static Optional<Problem> check(String reference) {
    int length = reference.codePointCount(0, reference.length());
    int key = Spelling.key(reference).length();
    return length > LONGEST || key > LONGEST || key == 0
        ? Optional.of(Problem.of("payment.reference", "reference", Integer.toString(LONGEST)))
        : Optional.empty();
  }
}
