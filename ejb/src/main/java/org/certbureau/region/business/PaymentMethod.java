package org.certbureau.region.business;

/** How money reaches the bureau. */
public enum PaymentMethod {
  /** A card at the counter's terminal. */
  POS,
  /** A transfer to the policy's bank account. */
  REMITTANCE,
  /** Through the portal. */
  ONLINE;

  /**
   * @throws org.certbureau.kernel.RuleViolation with the field {@code method} for an unknown name
   */
  public static PaymentMethod of(String typed) {
    return TypedName.read(PaymentMethod.class, "method", typed);
  }
}
