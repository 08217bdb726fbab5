package org.certbureau.payment;

/** What becomes of a line of a charge once what it stands for ended without a certificate. */
public enum Back {
  /** 不退: the refund rule keeps it */
  KEPT,
  /** 待退款 */
  OWED,
  /** 已退 */
  REPAID
}
