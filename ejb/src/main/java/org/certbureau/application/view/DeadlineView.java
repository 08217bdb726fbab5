package org.certbureau.application.view;

import java.time.LocalDate;
import org.certbureau.application.Application;
import org.certbureau.application.CaseRules;

/**
 * By when the bureau is to have done its part.
 *
 * @param day the last day, or null while the clock stands
 * @param paused the clock stands until the money is confirmed
 * @param rule the rule that gives the time
 */
public record DeadlineView(LocalDate day, boolean paused, String rule, String citation) {
  /**
   * Null before the clock is started, once the case is over, and where nobody kept the day: it was
   * forgotten once with the last gate.
   */
  static DeadlineView of(Application application, CaseRules rules) {
    return rules
        .timeLimit()
        .filter(limit -> limit.isPaused() || application.standing().dueOn().isPresent())
        .map(
            limit ->
                new DeadlineView(
                    limit.isPaused() ? null : application.standing().dueOn().orElse(null),
                    limit.isPaused(),
                    limit.rule().rule(),
                    limit.rule().citation()))
        .orElse(null);
  }
}
