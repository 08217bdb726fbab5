package org.certbureau.staff.asked;

/** What takes two administrators. */
public enum RequestKind {
  /** A branch's own system is let in; about its name. */
  MACHINE_ADMISSION(true),
  /** A branch's system that is in force gets another token; about its name. */
  MACHINE_RENEWAL(true);

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
