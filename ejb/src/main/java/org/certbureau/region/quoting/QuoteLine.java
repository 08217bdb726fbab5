package org.certbureau.region.quoting;

import java.util.Set;
import org.certbureau.kernel.Money;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.policy.TariffLine;
import org.certbureau.region.policy.Text;
import org.certbureau.region.policy.Word;

/**
 * One line of a quote, which can answer "why".
 *
 * @param code of the price within the policy
 * @param isOfCase whether it is charged once a case, however many items that has
 * @param amount unit price times quantity
 */
public record QuoteLine(
    String code,
    boolean isOfCase,
    Text item,
    Money unitPrice,
    int quantity,
    Money amount,
    String rule,
    String citation,
    int policyVersion)
    implements Sourced {
  /** One application makes one pair on one token, so only years and systems multiply. */
  static QuoteLine of(TariffLine price, QuoteRequest asked, Policy policy) {
    int quantity = 1;
    for (TariffLine.Unit unit : price.per()) {
      quantity *=
          switch (unit) {
            case CASE, TOKEN, CERTIFICATE -> 1;
            case SYSTEM -> asked.systems();
            case YEAR -> asked.years();
          };
    }
    return new QuoteLine(
        price.code(),
        price.per().equals(Set.of(TariffLine.Unit.CASE)),
        item(price, asked.service(), policy),
        price.amount(),
        quantity,
        price.amount().times(quantity),
        price.rule(),
        price.citation(),
        policy.version());
  }

  /** A price that several services share may bear the name of one: each has its own (A-C15). */
  private static Text item(TariffLine price, Service asked, Policy policy) {
    Word own = policy.words().get(asked);
    return own != null
            && price.scope().services().stream()
                .filter(shares -> shares != asked)
                .map(policy.words()::get)
                .anyMatch(other -> other != null && other.word().equals(price.item()))
        ? own.word()
        : price.item();
  }
}
