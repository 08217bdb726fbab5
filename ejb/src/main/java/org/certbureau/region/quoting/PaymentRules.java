package org.certbureau.region.quoting;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.Spelling;
import org.certbureau.kernel.calendar.WorkingDays;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.PaymentRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Sourced;

/** Who may pay, and how. */
public final class PaymentRules {
  private static final Pattern SIGNS = Pattern.compile("[\\p{P}\\p{S}]+");

  private static final WorkingDays CALENDAR = WorkingDays.bundled();
  private static final String REMITTED_ON = "remittedOn";

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
    if (method == null) {
      return List.of(Problem.of("region.missing", "method"));
    }
    List<PaymentRule> open = policy.payments(situation);
    Optional<PaymentRule> row = open.stream().filter(rule -> rule.method() == method).findFirst();
    if (row.isEmpty()) {
      return List.of(notBy(method, open.isEmpty() ? policy.payments() : open));
    }
    PaymentRule rule = row.get();
    if (rule.payer() == PaymentRule.Payer.HOLDER && !sameName(holderName, payerName)) {
      return List.of(
          almostSameName(holderName, payerName)
              ? rule.refuses("region.payer-other-signs", "payerName", payerName, holderName)
              : rule.refuses("region.payer-not-holder", "payerName", rule.citation()));
    }
    return List.of();
  }

  /** What speaks against a way of paying that the policy has for nobody. */
  public static Optional<Problem> checkWay(Policy policy, PaymentMethod method) {
    return policy.payments().stream().anyMatch(rule -> rule.method() == method)
        ? Optional.empty()
        : Optional.of(notBy(method, policy.payments()));
  }

  private static Problem notBy(PaymentMethod method, List<PaymentRule> open) {
    return Sourced.allRefuse(
        open,
        Problem.of(
            "region.payment-method",
            "method",
            word(method, Locale.SIMPLIFIED_CHINESE),
            word(method, Locale.ENGLISH)));
  }

  private static String word(PaymentMethod method, Locale language) {
    return Messages.text(language, "region.method-" + method.name(), List.of());
  }

  /**
   * Whether a remittance was under way long enough to be counted as arrived (GD-11).
   *
   * @param remittedOn the day on the bank's voucher; may be null where the policy asks for no lead
   * @param today in Asia/Shanghai
   * @return what speaks against taking the money today; nothing where it may be taken
   */
  public static List<Problem> checkLead(
      Policy policy,
      Situation situation,
      PaymentMethod method,
      LocalDate remittedOn,
      LocalDate today) {
    Optional<PaymentRule> row =
        policy.payments(situation).stream()
            .filter(rule -> rule.method() == method && rule.leadWorkingDays() > 0)
            .findFirst();
    if (row.isEmpty()) {
      return List.of();
    }
    PaymentRule rule = row.get();
    Sourced source = rule.lead() == null ? rule : rule.lead();
    if (remittedOn == null) {
      return List.of(source.refuses("region.remitted-on-missing", REMITTED_ON, source.citation()));
    }
    if (remittedOn.isAfter(today)) {
      return List.of(
          source.refuses("region.remitted-on-ahead", REMITTED_ON, remittedOn.toString()));
    }
    LocalDate arrived = CALENDAR.after(remittedOn, rule.leadWorkingDays()).day();
    return today.isBefore(arrived)
        ? List.of(
            source.refuses(
                "region.remitted-too-late",
                REMITTED_ON,
                remittedOn.toString(),
                arrived.toString(),
                source.citation()))
        : List.of();
  }

  /** Whether two spellings are one name (A-G15). */
  static boolean sameName(String one, String other) {
    return !Spelling.key(one).isEmpty() && Spelling.key(one).equals(Spelling.key(other));
  }

  /** Differs in nothing but signs: whoever has the bank's voucher in hand can tell. */
  private static boolean almostSameName(String one, String other) {
    return !letters(one).isEmpty() && letters(one).equals(letters(other));
  }

  private static String letters(String name) {
    return SIGNS.matcher(Spelling.key(name)).replaceAll("");
  }
}
