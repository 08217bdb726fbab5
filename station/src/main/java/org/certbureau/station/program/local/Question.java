package org.certbureau.station.program.local;

/**
 * What is asked, one a connection.
 *
 * @param job null where the question is about none
 * @param pin null where none was typed
 */
record Question(Kind kind, String job, String pin) {
  enum Kind {
    WANTED,
    STRANGERS,
    TYPED,
    CANCEL,
    PAGE
  }

  /** Tells no PIN. */
  @Override
  public String toString() {
    return kind + " " + job;
  }
}
