package org.certbureau.staff.people;

/** How an account stands; the first that holds. */
public enum PersonState {
  /** Opens nothing. */
  DISABLED,
  /** Wrong passwords have locked it somewhere, or slow it down where it is not at home. */
  GUESSED,
  /** The password is one that somebody else has set. */
  TO_CHANGE,
  ACTIVE
}
