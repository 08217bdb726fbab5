package org.certbureau.web.faces.till;

import java.util.List;
import org.certbureau.payment.ChargeView;

/** Which charge comes before the cashier once one is paid. */
final class NextDue {
  private NextDue() {}

  /** What stands below a charge in the list; all of it where the charge is not in it. */
  static List<String> behind(List<ChargeView> rows, String number) {
    List<String> all = numbers(rows);
    return List.copyOf(all.subList(all.indexOf(number) + 1, all.size()));
  }

  /**
   * The next that is still due, the first where none is left behind; null for none.
   *
   * @param left what is due now
   */
  static String of(List<String> behind, List<ChargeView> left) {
    List<String> numbers = numbers(left);
    return behind.stream()
        .filter(numbers::contains)
        .findFirst()
        .orElse(numbers.isEmpty() ? null : numbers.get(0));
  }

  private static List<String> numbers(List<ChargeView> rows) {
    return rows.stream().map(row -> row.caseNumber().value()).toList();
  }
}
