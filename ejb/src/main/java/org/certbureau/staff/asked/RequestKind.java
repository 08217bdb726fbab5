package org.certbureau.staff.asked;

/** What takes two administrators. */
public enum RequestKind {
  /** A branch's own system is let in; about its name. */
  MACHINE_ADMISSION(true),
  /** A branch's system that is in force gets another token; about its name. */
  MACHINE_RENEWAL(true),
  /** Somebody is let in who holds a role that takes two; about the account's name. */
  PERSON_CREATION(true),
  /** Somebody gets such a role; about the account's name. */
  PERSON_CHANGE(false),
  /** Somebody who holds such a role gets another password; about the account's name. */
  PERSON_PASSWORD(true);

  private final boolean secret;

  RequestKind(boolean secret) {
    this.secret = secret;
  }

  /**
   * Whether a secret arises from it. Then it is carried out when who asked picks that up; otherwise
   * when the second administrator agrees.
   */
  public boolean givesSecret() {
    return secret;
  }
}
