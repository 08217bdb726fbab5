package org.certbureau.audit;

import java.time.Instant;
import java.util.Map;
import org.certbureau.settings.DrillSettings;
import org.certbureau.settings.PlaceSettings;

/** That a start was allowed although the clock was far from the last entry, as its own tells. */
record ClockJumped(Instant from, Instant to) {
  static final String ACTION = "audit.clock-jump-accepted";

  Map<String, String> details() {
    return Map.of(
        "from",
        from.toString(),
        "to",
        to.toString(),
        "by",
        DrillSettings.CLOCK_OFFSET_SECONDS.isSet()
            ? DrillSettings.CLOCK_OFFSET_SECONDS.name()
            : PlaceSettings.CLOCK_JUMP_ACCEPTED.name());
  }
}
