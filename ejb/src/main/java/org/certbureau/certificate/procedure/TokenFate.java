package org.certbureau.certificate.procedure;

/** What becomes of the token that carried it. */
public enum TokenFate {
  NOT_TOUCHED,
  STAYS,
  LOST,
  TAKEN_BACK,
  TAKEN_BACK_OR_LOST;

  /** What is handed in is not given back. */
  public boolean leavesHolder() {
    return this == TAKEN_BACK || this == TAKEN_BACK_OR_LOST;
  }
}
