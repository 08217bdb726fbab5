package org.certbureau.staff;

/** What a branch's system may read; what it may change is its own alone. */
public enum Reads {
  /** The cases that systems of its name began. */
  OWN,
  /** Every case of its region as well. */
  REGION
}
