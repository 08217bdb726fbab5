package org.certbureau.station.program;

/** What the operator must mend before the program can do what was asked; a plain sentence. */
final class StationProblem extends Exception {
  StationProblem(String message) {
    super(message);
  }

  StationProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
