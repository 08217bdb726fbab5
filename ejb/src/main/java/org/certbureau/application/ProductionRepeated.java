package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** After a failure a maker asks for another try. */
public record ProductionRepeated(CaseNumber caseNumber) implements ApplicationFact {
  @Override
  public String action() {
    return "application.production-repeated";
  }
}
