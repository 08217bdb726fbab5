package org.certbureau.region.proposal;

/** What an administrator says to a proposal. */
public enum Answer {
  /** It may come into force; the second one brings it there. */
  CONSENT,
  /** It should not, for a reason that the others read before they consent. */
  REFUSAL
}
