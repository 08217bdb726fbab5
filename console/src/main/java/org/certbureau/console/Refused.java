package org.certbureau.console;

/** The bureau said no; the message is its own. */
public final class Refused extends RuntimeException {
  Refused(String message) {
    super(message);
  }
}
