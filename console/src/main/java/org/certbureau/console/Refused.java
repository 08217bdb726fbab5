package org.certbureau.console;

/** The bureau said no; the message is its own. */
public class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }
}
