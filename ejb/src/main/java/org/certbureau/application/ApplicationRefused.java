package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** It will not be done (不予办理). */
public record ApplicationRefused(CaseNumber caseNumber, String reason) implements ApplicationFact {
  @Override
  public String action() {
    return "application.refused";
  }
}
