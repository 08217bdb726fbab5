package org.certbureau.application;

import org.certbureau.region.business.Gate;
import org.certbureau.region.policy.DeadlineRule;

/** Whether the clock of the bureau's time limit has been started, and whether it stands. */
public record TimeLimit(DeadlineRule rule, State state, GateProgress gates) {
  static TimeLimit of(Application application, DeadlineRule rule) {
    return new TimeLimit(rule, application.state(), application.gates());
  }

  /** What starts it has happened, nothing has undone it since, and the case is not over. */
  public boolean isStarted() {
    return switch (rule.from()) {
      case SUBMITTED -> state.isWithTheBureau();
      case ACCEPTED -> state.isWithTheBureau() && state != State.SUBMITTED;
      case MATERIALS_RECEIVED -> state.isWithTheBureau() && gates.isOpen(Gate.ORIGINALS);
    };
  }

  /** It stands until the money is confirmed (A-G11). */
  public boolean isPaused() {
    return rule.pausedUntilPaid() && gates.closed().contains(Gate.PAYMENT);
  }
}
