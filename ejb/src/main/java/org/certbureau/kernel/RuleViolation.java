package org.certbureau.kernel;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * What was asked cannot be done, and the caller can mend it; rendered in the user's language only
 * at the edge. Rolls the transaction back.
 */
@ApplicationException(rollback = true)
public class RuleViolation extends RuntimeException {
  private final transient List<Problem> problems;

  public RuleViolation(Problem... problems) {
    this(List.of(problems));
  }

  /**
   * @param problems at least one
   */
  public RuleViolation(List<Problem> problems) {
    super(problems.toString());
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a violation names at least one problem");
    }
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
