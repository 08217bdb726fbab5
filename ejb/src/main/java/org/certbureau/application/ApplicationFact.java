package org.certbureau.application;

import org.certbureau.kernel.CaseNumber;

/** What happened to an application: audited under its action, and announced as a CDI event. */
public sealed interface ApplicationFact {
  CaseNumber caseNumber();

  /** Its name in the audit trail. */
  String action();

  /**
   * What a step makes happen.
   *
   * @param why for steps that need a reason
   */
  static ApplicationFact of(Step step, CaseNumber number, String why) {
    return switch (step) {
      case SUBMIT -> new Submitted(number);
      case ACCEPT -> new Accepted(number);
      case APPROVE -> new Approved(number);
      case RETURN -> new Returned(number, why);
      case REFUSE -> new Refused(number, why);
      case WITHDRAW -> new Withdrawn(number, why);
      case OPEN_PRODUCTION -> new ProductionOpened(number);
      case START_PRODUCTION -> new ProductionStarted(number);
      case FAIL_PRODUCTION -> new ProductionFailed(number, why);
      case REPEAT_PRODUCTION -> new ProductionRepeated(number);
      case FINISH_PRODUCTION -> new ProductionFinished(number);
      case DELIVER -> new Closed(number);
      case TAKE_EFFECT -> new TookEffect(number);
      case STOP -> new Stopped(number, why);
    };
  }

  /** It was handed in, for the first time or again after a correction. */
  record Submitted(CaseNumber caseNumber) implements ApplicationFact {
    @Override
    public String action() {
      return "application.submitted";
    }
  }

  /** A clerk took it in (受理). */
  record Accepted(CaseNumber caseNumber) implements ApplicationFact {
    @Override
    public String action() {
      return "application.accepted";
    }
  }

  /** Its certificate is on hold from its acceptance on: the token is lost (A-X7). */
  record Held(CaseNumber caseNumber) implements ApplicationFact {
    @Override
    public String action() {
      return "application.held";
    }
  }

  /** Its token was found before it was replaced: the hold that it set is lifted (A-X7). */
  record Found(CaseNumber caseNumber) implements ApplicationFact {
    @Override
    public String action() {
      return "application.found";
    }
  }

  /** A reviewer other than the acceptor approved it (复核通过). */
  record Approved(CaseNumber caseNumber) implements ApplicationFact {
    @Override
    public String action() {
      return "application.approved";
    }
  }

  /** It was given back for correction; the applicant reads the reason. */
  record Returned(CaseNumber caseNumber, String reason) implements ApplicationFact {
    @Override
    public String action() {
      return "application.returned";
    }
  }

  /** It will not be done (不予办理). */
  record Refused(CaseNumber caseNumber, String reason) implements ApplicationFact {
    @Override
    public String action() {
      return "application.refused";
    }
  }

  /** The applicant took it back. */
  record Withdrawn(CaseNumber caseNumber, String reason) implements ApplicationFact {
    @Override
    public String action() {
      return "application.withdrawn";
    }
  }

  /** Every original that the policy asks for was seen, or waived with a reason. */
  record OriginalsVerified(CaseNumber caseNumber) implements ApplicationFact {
    @Override
    public String action() {
      return "application.originals-verified";
    }
  }

  /** Every gate is open: the token may be made. Happens again where a correction was needed. */
  record ProductionOpened(CaseNumber caseNumber) implements ApplicationFact {
    @Override
    public String action() {
      return "application.production-opened";
    }
  }

  /** After a failure a maker asks for another try. */
  record ProductionRepeated(CaseNumber caseNumber) implements ApplicationFact {
    @Override
    public String action() {
      return "application.production-repeated";
    }
  }

  /** A station has taken up the job. */
  record ProductionStarted(CaseNumber caseNumber) implements ApplicationFact {
    @Override
    public String action() {
      return "application.production-started";
    }
  }

  /** The token could not be made. */
  record ProductionFailed(CaseNumber caseNumber, String reason) implements ApplicationFact {
    @Override
    public String action() {
      return "application.production-failed";
    }
  }

  /** The token lies ready to be collected. */
  record ProductionFinished(CaseNumber caseNumber) implements ApplicationFact {
    @Override
    public String action() {
      return "application.production-finished";
    }
  }

  /** What was applied for holds from this transaction on; no token had to be made for it. */
  record TookEffect(CaseNumber caseNumber) implements ApplicationFact {
    @Override
    public String action() {
      return "application.took-effect";
    }
  }

  /**
   * A higher application on the same certificate took effect (A-X5).
   *
   * @param by number of that case
   */
  record Stopped(CaseNumber caseNumber, String by) implements ApplicationFact {
    @Override
    public String action() {
      return "application.stopped";
    }
  }

  /** The token was handed over; nothing is left to do. */
  record Closed(CaseNumber caseNumber) implements ApplicationFact {
    @Override
    public String action() {
      return "application.closed";
    }
  }
}
