package org.certbureau.station.contract;

/** Why a station could not take a step. */
public enum FailureCode {
  /** Every token in the rack is in use, spoiled or done. */
  NO_BLANK_TOKEN,
  /** The station never prepared this job. */
  UNKNOWN_JOB,
  /** The order names another chip than the one the job was prepared on. */
  WRONG_CHIP,
  /** The order does not follow from what was done before. */
  OUT_OF_ORDER,
  /** The job was abandoned or had failed before. */
  JOB_CLOSED,
  /** The signing certificate is unreadable or is not for the key that was born on the token. */
  WRONG_SIGNING_CERTIFICATE,
  /** The encryption certificate is unreadable, or the enveloped key is not its key. */
  WRONG_ENCRYPTION_KEY,
  /** The user PIN or the administrator PIN is locked. */
  PIN_LOCKED,
  /** The token cannot be reached, refuses, or lost what was written. */
  TOKEN_FAULT,
  /** The token does not carry the certificate that it is wanted for. */
  NOT_ITS_CERTIFICATE,
  /** The token has no room for another container. */
  NO_ROOM,
  /** So few tries are left for the PIN that none is spent here: it is unlocked first. */
  FEW_TRIES,
  /** The station does not have the key under which the token's administrator PIN was made. */
  NO_PIN_KEY,
  /** The token was taken out before the new pair counted. */
  CARRIED_OFF,
  /** The token was not presented, or its holder broke off. */
  NOT_PRESENTED,
  /** The PIN slip could not be printed. */
  SLIP_NOT_PRINTED
}
