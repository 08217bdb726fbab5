package org.certbureau.payment;

/** Where a charge stands. */
public enum ChargeState {
  /** 待缴 */
  DUE,
  /** 已缴, or there was nothing to pay */
  SETTLED,
  /** The application ended before anything was paid. */
  CANCELLED,
  /** 待退款: the application ended after it was paid. */
  REFUND_DUE,
  /** 已退: it was paid back. */
  REFUNDED
}
