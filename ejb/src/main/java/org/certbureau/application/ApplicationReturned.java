package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** It was given back for correction; the applicant reads the reason. */
public record ApplicationReturned(CaseNumber caseNumber, String reason) implements ApplicationFact {
  @Override
  public String action() {
    return "application.returned";
  }
}
