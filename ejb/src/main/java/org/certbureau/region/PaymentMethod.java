package org.certbureau.region;

/** How money reaches the bureau. */
public enum PaymentMethod {
  /** A card at the counter's terminal. */
  POS,
  /** A transfer to the policy's bank account. */
  REMITTANCE,
  /** Through the portal. */
  ONLINE
}
