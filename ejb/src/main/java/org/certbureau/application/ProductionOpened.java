package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** Every gate is open: the token may be made. Happens once in an application's life. */
public record ProductionOpened(CaseNumber caseNumber) implements ApplicationFact {
  @Override
  public String action() {
    return "application.production-opened";
  }
}
