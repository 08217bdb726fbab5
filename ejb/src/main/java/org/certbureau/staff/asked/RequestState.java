package org.certbureau.staff.asked;

/** How a request stands. */
public enum RequestState {
  /** For another administrator. */
  WAITING,
  /** For who asked, to pick the secret up. */
  AGREED,
  DONE,
  DECLINED,
  /** By who asked. */
  WITHDRAWN,
  /** What it is about has changed since, or who asked is no administrator any more. */
  VOID,
  EXPIRED;

  /** Whether anything can still come of it. */
  public boolean isOpen() {
    return this == WAITING || this == AGREED;
  }
}
