package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** What happened to an application: audited under its action, and announced as a CDI event. */
public sealed interface ApplicationFact
    permits ApplicationSubmitted,
        ApplicationAccepted,
        ApplicationApproved,
        ApplicationReturned,
        ApplicationRefused,
        ApplicationWithdrawn,
        OriginalsVerified,
        ProductionOpened,
        ProductionRepeated,
        ProductionStarted,
        ProductionFailed,
        ProductionFinished,
        ApplicationClosed {

  CaseNumber caseNumber();

  /** Its name in the audit trail. */
  String action();
}
