package org.certbureau.application.worklist;

import java.time.LocalDate;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.China;
import org.certbureau.work.Conditions;

/**
 * On which days in China something was done to a case; null means no condition.
 *
 * @param from first day
 * @param to last day, it belongs to the period
 */
public record WorkDays(Of of, LocalDate from, LocalDate to) {
  public static final WorkDays ANY = new WorkDays(Of.SUBMITTED, null, null);

  /** What was done then. */
  public enum Of {
    /** 提交 */
    SUBMITTED("a.acts.submitted.at"),
    /** 受理 */
    ACCEPTED("a.acts.accepted.at");

    private final String attribute;

    Of(String attribute) {
      this.attribute = attribute;
    }
  }

  /**
   * @throws RuleViolation where the days are in the wrong order
   */
  public WorkDays {
    if (from != null && to != null && to.isBefore(from)) {
      throw new RuleViolation(
          Problem.of("application.days-reversed", "to", from.toString(), to.toString()));
    }
  }

  public boolean isAny() {
    return from == null && to == null;
  }

  void narrow(Conditions where) {
    where
        .and(
            of.attribute + " >= :firstDay",
            "firstDay",
            from == null ? null : from.atStartOfDay(China.ZONE).toInstant())
        .and(
            of.attribute + " < :dayBehind",
            "dayBehind",
            to == null ? null : to.plusDays(1).atStartOfDay(China.ZONE).toInstant());
  }
}
