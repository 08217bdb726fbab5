package org.certbureau.payment;

import org.certbureau.kernel.Money;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.policy.Text;
import org.certbureau.region.quoting.QuoteLine;

/**
 * A line of a charge as it was quoted, with the rule that asks it.
 *
 * @param amount unit price times quantity
 */
public record ChargeLine(
    Text item, Money unitPrice, int quantity, Money amount, String rule, String citation)
    implements Sourced {

  static ChargeLine of(QuoteLine line) {
    return new ChargeLine(
        line.item(),
        line.unitPrice(),
        line.quantity(),
        line.amount(),
        line.rule(),
        line.citation());
  }
}
