package org.certbureau.application.worklist;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** The last row of the page before: the work list is walked by key, never by offset. */
record WorkCursor(LocalDate dueOn, long id) {
  static WorkCursor behind(WorkRow last) {
    return new WorkCursor(last.dueOn(), last.id());
  }

  /**
   * @return null for no text: the first page
   */
  static WorkCursor of(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    int dot = text.lastIndexOf('.');
    try {
      return new WorkCursor(
          LocalDate.parse(text.substring(0, Math.max(dot, 0))),
          Long.parseLong(text.substring(dot + 1)));
    } catch (DateTimeException | NumberFormatException unreadable) {
      throw new RuleViolation(Problem.of("application.cursor", "after", text));
    }
  }

  @Override
  public String toString() {
    return dueOn + "." + id;
  }
}
