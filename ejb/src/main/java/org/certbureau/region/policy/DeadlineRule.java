package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * By when the bureau is to have done its part.
 *
 * @param workingDays after the day of the start, which is not counted; 0: the same day or, where
 *     that is no working day, the next one
 * @param from when the clock starts
 * @param pausedUntilPaid the clock stands, and is shown to stand, until the money is confirmed
 */
public record DeadlineRule(
    int workingDays,
    Start from,
    boolean pausedUntilPaid,
    @JsonProperty("for") Scope scope,
    String rule,
    String citation)
    implements Scoped {
  public DeadlineRule {
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }

  /** What starts the clock. */
  public enum Start {
    SUBMITTED,
    /** A clerk took it in (受理). */
    ACCEPTED,
    MATERIALS_RECEIVED
  }
}
