package org.certbureau.region;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.certbureau.kernel.Problem;

/** Who may pay, and how. */
public final class PaymentRules {
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\p{Cf}\\s]+");

  private PaymentRules() {}

  /**
   * @param holderName the unit as its application names it
   * @param payerName whose money it is, as the bank or the terminal tells; may be null where the
   *     policy does not care
   * @return what speaks against the payment; nothing where it may be taken
   */
  public static List<Problem> check(
      Policy policy,
      Situation situation,
      PaymentMethod method,
      String holderName,
      String payerName) {
    Optional<PaymentRule> row =
        policy.payments(situation).stream().filter(rule -> rule.method() == method).findFirst();
    if (row.isEmpty()) {
      return List.of(
          Problem.of("region.payment-method", "method", method == null ? "" : method.name()));
    }
    PaymentRule rule = row.get();
    if (rule.payer() == PaymentRule.Payer.HOLDER && !sameName(holderName, payerName)) {
      return List.of(
          Problem.byRule(rule.rule(), "region.payer-not-holder", "payerName", rule.citation()));
    }
    return List.of();
  }

  /**
   * Whether two spellings are one name: bank statements narrow brackets and letters, change case
   * and lose blanks (A-G15). Nothing else is forgiven.
   */
  static boolean sameName(String one, String other) {
    return one != null && other != null && !plain(one).isEmpty() && plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    String narrow = Normalizer.normalize(name, Normalizer.Form.NFKC);
    return BLANKS.matcher(narrow).replaceAll("").toUpperCase(Locale.ROOT);
  }
}
