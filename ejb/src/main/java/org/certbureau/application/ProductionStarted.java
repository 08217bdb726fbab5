package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** A station has taken up the job. */
public record ProductionStarted(CaseNumber caseNumber) implements ApplicationFact {
  @Override
  public String action() {
    return "application.production-started";
  }
}
