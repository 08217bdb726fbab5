package org.certbureau.audit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.certbureau.work.clock.ClockJump;

/** That the bureau's clock went back, as its own entry tells. */
record ClockSetBack(Instant from, Instant to) {
  static final String ACTION = "audit.clock-set-back";

  /**
   * Entries of one moment are sealed together, and nodes differ by seconds: what is this much older
   * than its neighbour before it was held back by somebody.
   */
  static final Duration TOLERATED = ClockJump.TOLERATED;

  Map<String, String> details() {
    return Map.of("from", from.toString(), "to", to.toString());
  }

  /** Null where they do not tell it. */
  static ClockSetBack of(Map<String, String> details) {
    try {
      return new ClockSetBack(
          Instant.parse(details.getOrDefault("from", "")),
          Instant.parse(details.getOrDefault("to", "")));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Whether it is why something of the later time stands before something of the earlier. */
  boolean explains(Instant later, Instant earlier) {
    return !later.isAfter(from.plus(TOLERATED)) && !earlier.isBefore(to.minus(TOLERATED));
  }
}
