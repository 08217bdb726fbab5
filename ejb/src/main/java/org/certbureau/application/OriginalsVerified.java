package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** Every original that the policy asks for was seen, or waived with a reason. */
public record OriginalsVerified(CaseNumber caseNumber) implements ApplicationFact {
  @Override
  public String action() {
    return "application.originals-verified";
  }
}
