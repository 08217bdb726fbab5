package org.certbureau.payment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.Spelling;

/** Numbers of slips and vouchers: by them money is known again. */
final class References {
  private static final int LONGEST = 60;

  private References() {}

  /**
   * As it is kept: an input method's wide digits and letters are those that a terminal prints.
   *
   * @param field where it was typed
   */
  static String written(String typed, String field) {
    String line = FreeText.lineAt(field, typed).value();
    return Normalizer.normalize(line, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
  }

  /** What is wrong with it, or nothing. */
  static Optional<Problem> check(String reference) {
    int length = FreeText.length(reference);
    int key = FreeText.length(Spelling.key(reference));
    boolean tells = reference.codePoints().anyMatch(Character::isLetterOrDigit);
    return length > LONGEST || key > LONGEST || !tells
        ? Optional.of(Problem.of("payment.reference", "reference", Integer.toString(LONGEST)))
        : Optional.empty();
  }
}
