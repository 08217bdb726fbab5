package org.certbureau.application.view;

import java.time.Instant;
import org.certbureau.application.WarningAnswer;
import org.certbureau.region.policy.Sourced;

/**
 * A policy's warning about an application.
 *
 * @param rule the rule that warns
 * @param reason why a clerk went on all the same; null, as what follows, as long as nobody did
 */
public record WarningView(
    String rule, String citation, String reason, String confirmedBy, Instant confirmedAt) {

  static WarningView open(Sourced row) {
    return new WarningView(row.rule(), row.citation(), null, null, null);
  }

  static WarningView answered(Sourced row, WarningAnswer answer) {
    return new WarningView(
        row.rule(), row.citation(), answer.reason(), answer.confirmedBy(), answer.confirmedAt());
  }

  public boolean isConfirmed() {
    return confirmedAt != null;
  }
}
