package org.certbureau.payment;

import java.util.List;
import org.certbureau.kernel.Messages;
import org.certbureau.paper.Paper;

/** The sentences of the receipt. */
final class ReceiptWords {
  private ReceiptWords() {}

  static String of(String key, String... args) {
    return Messages.text(Paper.LANGUAGE, "payment." + key, List.of(args));
  }
}
