package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** It was handed in, for the first time or again after a correction. */
public record ApplicationSubmitted(CaseNumber caseNumber) implements ApplicationFact {
  @Override
  public String action() {
    return "application.submitted";
  }
}
