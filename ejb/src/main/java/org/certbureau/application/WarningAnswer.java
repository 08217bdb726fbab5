package org.certbureau.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** Who went on in spite of a policy's warning, and why. */
@Embeddable
public class WarningAnswer {
  @Column(name = "warning_rule")
  private String rule;

  @Column(name = "warning_reason")
  private String reason;

  @Column(name = "warning_by")
  private String confirmedBy;

  @Column(name = "warning_at")
  private Instant confirmedAt;

  protected WarningAnswer() {}

  private WarningAnswer(String rule, String reason, String confirmedBy, Instant confirmedAt) {
    this.rule = rule;
    this.reason = reason;
    this.confirmedBy = confirmedBy;
    this.confirmedAt = confirmedAt;
  }

  /**
   * @throws RuleViolation without a reason
   */
  static WarningAnswer to(String rule, String typed, String by, Instant now) {
    Problem missing = Problem.of("application.warning-reason-missing", "reason");
    return new WarningAnswer(rule, Reason.said(typed, missing), by, now);
  }

  boolean isTo(String warning) {
    return warning.equals(rule);
  }

  public String reason() {
    return reason;
  }

  public String confirmedBy() {
    return confirmedBy;
  }

  public Instant confirmedAt() {
    return confirmedAt;
  }
}
