package org.certbureau.region.quoting;

import java.util.Set;
import org.certbureau.kernel.Money;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.policy.TariffLine;
import org.certbureau.region.policy.Text;

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
  static QuoteLine of(TariffLine price, int years, int systems, int policyVersion) {
    int quantity = 1;
    for (TariffLine.Unit unit : price.per()) {
      quantity *=
          switch (unit) {
            case CASE, TOKEN, CERTIFICATE -> 1;
            case SYSTEM -> systems;
            case YEAR -> years;
          };
    }
    return new QuoteLine(
        price.code(),
        price.per().equals(Set.of(TariffLine.Unit.CASE)),
        price.item(),
        price.amount(),
        quantity,
        price.amount().times(quantity),
        price.rule(),
        price.citation(),
        policyVersion);
  }
}
