package org.certbureau.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.certbureau.region.policy.AccessRule;

/** Who went on in spite of a policy's warning, and why. */
@Embeddable
class WarningAnswer {
  @Column(name = "warning_rule")
  private String rule;

  @Column(name = "warning_reason")
  private String reason;

  @Column(name = "warning_by")
  private String confirmedBy;

  @Column(name = "warning_at")
  private Instant confirmedAt;

  protected WarningAnswer() {}

  WarningAnswer(String rule, String reason, String confirmedBy, Instant confirmedAt) {
    this.rule = rule;
    this.reason = reason;
    this.confirmedBy = confirmedBy;
    this.confirmedAt = confirmedAt;
  }

  boolean isTo(String warning) {
    return warning.equals(rule);
  }

  WarningView toView(AccessRule row) {
    return new WarningView(row.rule(), row.citation(), reason, confirmedBy, confirmedAt);
  }
}
