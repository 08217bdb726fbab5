package org.certbureau.web.faces.review;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.certbureau.application.view.TimelineEntry;

/**
 * Which scans a reviewer has had before the eyes, as the trail has it and not as a page says: each
 * look at a scan is on record. A scan that is exchanged is another one, with a number of its own.
 */
final class Looks {
  private static final String LOOKED = "application.scan-disclosed";

  /**
   * A case that was returned comes back another case: what was seen of it before does not count.
   */
  private static final String ROUND = "application.accepted";

  private Looks() {}

  /** The numbers of the scans that somebody has opened since the case was accepted. */
  static Set<String> of(String name, List<TimelineEntry> timeline) {
    int round =
        timeline.stream()
            .filter(entry -> entry.action().equals(ROUND))
            .mapToInt(TimelineEntry::auditNumber)
            .max()
            .orElse(0);
    Set<String> scans = new HashSet<>();
    timeline.stream()
        .filter(entry -> entry.auditNumber() > round)
        .filter(entry -> entry.action().equals(LOOKED) && entry.actor().equals(name))
        .forEach(entry -> scans.add(entry.details().getOrDefault("scan", "")));
    return Collections.unmodifiableSet(scans);
  }
}
