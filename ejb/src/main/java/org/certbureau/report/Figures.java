package org.certbureau.report;

import org.certbureau.kernel.Money;

/**
 * What was done, each figure counted on the day on which it happened.
 *
 * @param accepted 受理: applications accepted
 * @param closed 办结: applications whose token was handed over
 * @param made 制证: tokens made
 * @param failed 制证失败: attempts to make a token that failed
 * @param payments 缴费: payments taken
 * @param refunds 退款: the sum of what was paid back
 * @param fees 实收: what was taken less what was paid back; below zero where more went back
 */
public record Figures(
    long accepted, long closed, long made, long failed, long payments, Money refunds, Money fees) {
  public static final Figures NONE = new Figures(0, 0, 0, 0, 0, Money.ZERO, Money.ZERO);

  public Figures plus(Figures other) {
    return new Figures(
        accepted + other.accepted,
        closed + other.closed,
        made + other.made,
        failed + other.failed,
        payments + other.payments,
        refunds.plus(other.refunds),
        fees.plus(other.fees));
  }
}
