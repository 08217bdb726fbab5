package org.certbureau.station.program.home;

/** What the operator must mend before the program can do what was asked; a plain sentence. */
public final class StationProblem extends Exception {
  public StationProblem(String message) {
    super(message);
  }

  public StationProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
