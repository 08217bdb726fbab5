package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** The token was handed over; nothing is left to do. */
public record ApplicationClosed(CaseNumber caseNumber) implements ApplicationFact {
  @Override
  public String action() {
    return "application.closed";
  }
}
