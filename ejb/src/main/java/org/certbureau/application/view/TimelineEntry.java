package org.certbureau.application.view;

import java.time.Instant;
import java.util.Map;

/**
 * What somebody did to the application, as the audit trail has it.
 *
 * @param actorName what people call the actor
 * @param auditNumber the number of the entry within this application
 */
public record TimelineEntry(
    Instant occurredAt,
    String actor,
    String actorName,
    String action,
    Map<String, String> details,
    int auditNumber) {
  public TimelineEntry {
    details = Map.copyOf(details);
  }
}
