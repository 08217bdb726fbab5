package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** The token lies ready to be collected. */
public record ProductionFinished(CaseNumber caseNumber) implements ApplicationFact {
  @Override
  public String action() {
    return "application.production-finished";
  }
}
