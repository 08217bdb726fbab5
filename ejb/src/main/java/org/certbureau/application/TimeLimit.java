package org.certbureau.application;

import org.certbureau.region.business.Gate;
import org.certbureau.region.policy.DeadlineRule;

/** Whether the clock of the bureau's time limit has been started, and whether it stands. */
public record TimeLimit(DeadlineRule rule, State state, GateProgress gates) {
  static TimeLimit of(Application application, DeadlineRule rule) {
    return new TimeLimit(rule, application.state(), application.gates());
  }

  /**
   * Whether a clock may run in that state: the holder was promised something that is not done yet.
   * Where a case was given back for correction nothing is promised until it is handed in again.
   */
  public static boolean runsIn(State state) {
    return switch (state) {
      case SUBMITTED, ACCEPTED, READY, PRODUCING, FAILED, COLLECT -> true;
      case DRAFT, RETURNED, CLOSED, REFUSED, WITHDRAWN -> false;
    };
  }

  /** What starts it has happened, nothing has undone it since, and the case is not over. */
  public boolean isStarted() {
    return switch (rule.from()) {
      case SUBMITTED -> runsIn(state);
      case ACCEPTED -> runsIn(state) && state != State.SUBMITTED;
      case MATERIALS_RECEIVED -> runsIn(state) && gates.isOpen(Gate.ORIGINALS);
    };
  }

  /** It stands until the money is confirmed (A-G11). */
  public boolean isPaused() {
    return rule.pausedUntilPaid() && gates.closed().contains(Gate.PAYMENT);
  }
}
