package org.certbureau.region.business;

/**
 * A yes-or-no circumstance that rows of a policy may depend on. The list is closed, since each fact
 * needs somebody who establishes it; a policy that names another one is refused.
 */
public enum Fact {
  /** The certificate in question has passed its end. */
  EXPIRED,
  /** Today lies before the renewal window opens. */
  BEFORE_WINDOW,
  /** The medium is within its warranty. */
  IN_WARRANTY,
  /** The damage was done by a human. */
  HUMAN_DAMAGE,
  /** The applicant has the token and hands it in. */
  TOKEN_AT_HAND,
  /** The fee is, or was, remitted to the bank account. */
  REMITTED,
  /** There is something to pay. */
  CHARGED,
  /** The unit holds at least one unit certificate that is valid. */
  UNIT_CERTIFICATE_VALID,
  /** The unit's certificate was shown and has answered a challenge. */
  UNIT_CERTIFICATE_SHOWN,
  /** The unit has a licence with a unified credit code (三证合一), so that older papers fall away. */
  UNIFIED_LICENCE,
  /** The application was made online before the papers were sent. */
  SUBMITTED_ONLINE,
  /** The chip's order is known, so that the fast lane is open. */
  CHIP_KNOWN,
  /** The insurance base already holds the changed information. */
  BASE_RECORD_CURRENT,
  /** Somebody else acts for the person. */
  BY_AGENT,
  /** The holder's first certificate. */
  FIRST_CERTIFICATE,
  /** The person is under sixteen. */
  UNDER_SIXTEEN,
  /** The person is sixteen or seventeen. */
  SIXTEEN_OR_SEVENTEEN
}
