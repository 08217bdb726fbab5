package org.certbureau.certificate.procedure;

/** What becomes of the pair that was in force. */
public enum PairFate {
  AS_IT_WAS,
  SUPERSEDED,
  HOLD_LIFTED,
  REVOKED_AT_PRODUCTION,
  REVOKED_AT_APPROVAL
}
