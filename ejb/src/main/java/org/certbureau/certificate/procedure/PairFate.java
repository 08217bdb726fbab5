package org.certbureau.certificate.procedure;

/** What becomes of the pair that was in force. */
public enum PairFate {
  AS_IT_WAS,
  SUPERSEDED,
  HOLD_LIFTED,
  REVOKED_AT_PRODUCTION,
  REVOKED_AT_APPROVAL;

  /** It is revoked before there is another, and there is no way back (A-X8). */
  public boolean isGoneFirst() {
    return this == REVOKED_AT_PRODUCTION;
  }
}
