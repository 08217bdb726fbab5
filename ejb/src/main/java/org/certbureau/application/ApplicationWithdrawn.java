package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** The applicant took it back. */
public record ApplicationWithdrawn(CaseNumber caseNumber, String reason)
    implements ApplicationFact {
  @Override
  public String action() {
    return "application.withdrawn";
  }
}
