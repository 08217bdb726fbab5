package org.certbureau.certificate.procedure;

/** What becomes of the token that carried it. */
public enum TokenFate {
  NOT_TOUCHED,
  STAYS,
  LOST,
  TAKEN_BACK,
  TAKEN_BACK_OR_LOST
}
