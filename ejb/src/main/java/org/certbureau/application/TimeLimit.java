package org.certbureau.application;

import org.certbureau.region.business.Gate;
import org.certbureau.region.policy.DeadlineRule;

/** Whether the clock of the bureau's time limit has been started, and whether it stands. */
public record TimeLimit(DeadlineRule rule, State state, GateProgress gates) {
  static TimeLimit of(Application application, DeadlineRule rule) {
    return new TimeLimit(rule, application.state(), application.gates());
  }

  /** Whether a clock may run in that state: there is something left to decide. */
  public static boolean runsIn(State state) {
    return state == State.SUBMITTED || state == State.ACCEPTED;
  }

  /** What starts it has happened, nothing has undone it since, and there is still to decide. */
  public boolean isStarted() {
    return switch (rule.from()) {
      case SUBMITTED -> runsIn(state);
      case ACCEPTED -> state == State.ACCEPTED;
      case MATERIALS_RECEIVED -> runsIn(state) && gates.isOpen(Gate.ORIGINALS);
    };
  }

  /** It stands until the money is confirmed (A-G11). */
  public boolean isPaused() {
    return rule.pausedUntilPaid() && gates.closed().contains(Gate.PAYMENT);
  }
}
