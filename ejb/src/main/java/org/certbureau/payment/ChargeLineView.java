package org.certbureau.payment;

import org.certbureau.kernel.Money;
import org.certbureau.region.policy.Text;

/**
 * A line of a charge as it was quoted, with the rule that asks it.
 *
 * @param line its place in the charge, from 1: by it a refund names it
 * @param itemId the item of the case that it is charged for; null for what is charged once a case
 * @param code of the price within the policy; null in lines of before
 * @param amount unit price times quantity
 * @param back null as long as it need not go back
 * @param backRule the refund rule that keeps it or pays it back, with its citation; null where the
 *     policy has none
 */
public record ChargeLineView(
    int line,
    Long itemId,
    String code,
    Text item,
    Money unitPrice,
    int quantity,
    Money amount,
    String rule,
    String citation,
    Back back,
    String backRule,
    String backCitation) {

  /** Whether it is to be paid back and was not yet. */
  public boolean isOpen() {
    return back == Back.OWED;
  }
}
