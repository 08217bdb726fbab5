package org.certbureau.staff;

/** What a login of before is worth. */
public enum Validity {
  COUNTS,
  /** As long as the password is one that somebody else has set. */
  MUST_CHANGE,
  /** The password, the roles or the account itself are not what they were. */
  OVER
}
