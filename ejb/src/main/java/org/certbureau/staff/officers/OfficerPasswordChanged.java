package org.certbureau.staff.officers;

/**
 * Somebody has changed the own password. Told of everybody: who is an officer the centre knows.
 *
 * @param name of the account
 */
public record OfficerPasswordChanged(String name, char[] former, char[] chosen) {
  /** Tells no password: it may stand in a log. */
  @Override
  public String toString() {
    return "OfficerPasswordChanged[" + name + "]";
  }
}
