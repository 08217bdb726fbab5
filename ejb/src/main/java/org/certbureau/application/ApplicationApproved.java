package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** A reviewer other than the acceptor approved it (复核通过). */
public record ApplicationApproved(CaseNumber caseNumber) implements ApplicationFact {
  @Override
  public String action() {
    return "application.approved";
  }
}
