package org.certbureau.station;

/** Why the bureau ends a job where neither a rule refuses it nor its station gives it up. */
public enum BureauVerdict {
  /** The request is not signed by the key it carries, or was made for another job. */
  NO_PROOF_OF_POSSESSION,
  /** The token is unknown, of another region, or not blank. */
  TOKEN_NOT_IN_STOCK,
  /** The key in force has not signed for the one that is to take its place. */
  NOT_BY_THE_FORMER_KEY,
  /** The token does not prove that it carries what was sent to it. */
  PROOF_DOES_NOT_HOLD,
  /** The certificate that it was to renew is not in force any more. */
  CERTIFICATE_NOT_IN_FORCE,
  /** A maker gave it up. */
  ABANDONED,
  /** A higher application on its certificate took effect (A-X5). */
  STOPPED,
  /** No two officers of the key centre are left who could consent (A-G7). */
  RECOVERY_REFUSED,
  /** The key that was to come back is not in escrow, or not as it was put there. */
  KEY_NOT_IN_ESCROW,
  /** The certificate of the key that was to come back is not as its issuer signed it. */
  KEY_CERTIFICATE_CHANGED,
  /**
   * The bureau's rows say something else than the key centre wrote down that officers were asked.
   */
  ORDER_CHANGED,
  /** It was asked before the key centre wrote down what officers are asked. */
  ORDER_OF_BEFORE,
  /** What the station reported could not be acted on, however often it came. */
  REPORT_UNHANDLED
}
