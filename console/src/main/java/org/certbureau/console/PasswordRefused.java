package org.certbureau.console;

/** The bureau does not know that name with that password. */
public final class PasswordRefused extends Refused {
  private static final long serialVersionUID = 1L;

  PasswordRefused(String name) {
    super("The bureau refused the password of " + name + ".");
  }
}
