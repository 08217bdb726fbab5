package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** A clerk took it in (受理). */
public record ApplicationAccepted(CaseNumber caseNumber) implements ApplicationFact {
  @Override
  public String action() {
    return "application.accepted";
  }
}
