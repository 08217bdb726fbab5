package org.certbureau.kernel;

/** What was asked fitted once, but what it is about has moved on: look again, then decide. */
public class Conflict extends RuleViolation {
  public Conflict(Problem problem) {
    super(problem);
  }
}
