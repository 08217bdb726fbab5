package org.certbureau.web.door;

import org.certbureau.kernel.Problem;

/** What came in could not be read as what it is to be; no desk was asked. */
public final class Misread extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Problem problem;

  /**
   * @param status 400, or 415 for a format that is not taken
   */
  public Misread(int status, Problem problem) {
    super(problem.toString());
    this.status = status;
    this.problem = problem;
  }

  int status() {
    return status;
  }

  Problem problem() {
    return problem;
  }
}
