package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** The token could not be made. */
public record ProductionFailed(CaseNumber caseNumber, String reason) implements ApplicationFact {
  @Override
  public String action() {
    return "application.production-failed";
  }
}
