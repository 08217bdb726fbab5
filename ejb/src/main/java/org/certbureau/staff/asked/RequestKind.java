package org.certbureau.staff.asked;

/** What takes two administrators. It is carried out when who asked picks up what arises from it. */
public enum RequestKind {
  /** A branch's own system is let in; about its name. */
  MACHINE_ADMISSION(false),
  /** A branch's system that is in force gets another token; about its name. */
  MACHINE_RENEWAL(false),
  /** Somebody is let in who holds a role that takes two; about the account's name. */
  PERSON_CREATION(true),
  /** Somebody gets such a role, and another password with it; about the account's name. */
  PERSON_CHANGE(true),
  /** Somebody who holds such a role gets another password; about the account's name. */
  PERSON_PASSWORD(true);

  private final boolean inHalves;

  RequestKind(boolean inHalves) {
    this.inHalves = inHalves;
  }

  /**
   * Whether the two administrators get one half each of what arises: with the whole of it one of
   * them could come in as that person, and be two.
   */
  public boolean inHalves() {
    return inHalves;
  }
}
