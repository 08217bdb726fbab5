package org.certbureau.application.worklist;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/**
 * The last row of the page before: the work list is walked by key, never by offset.
 *
 * @param value by which the list is sorted; null where the row lacks it
 */
record WorkCursor(Object value, long id) {
  /** Outside, a time limit is told with the row: it may be another one by the time one goes on. */
  static String text(LocalDate dueOn, long id) {
    return dueOn + "." + id;
  }

  /** Of a list by time limit. */
  static WorkCursor due(String text) {
    int dot = text.lastIndexOf('.');
    try {
      return new WorkCursor(
          LocalDate.parse(text.substring(0, Math.max(dot, 0))), id(text.substring(dot + 1), text));
    } catch (DateTimeException unreadable) {
      throw unknown(text);
    }
  }

  /** Of a list by something else. */
  static long id(String text) {
    return id(text, text);
  }

  private static long id(String number, String text) {
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException unreadable) {
      throw unknown(text);
    }
  }

  static RuleViolation unknown(String text) {
    return new RuleViolation(Problem.of("application.cursor", "after", text));
  }
}
