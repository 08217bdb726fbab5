package org.certbureau.application.finding;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Some cases of before in a transaction of their own. Inside the house only. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AgentBatch {
  private static final int CASES_AT_A_TIME = 500;

  @Inject CaseMarks marks;

  /**
   * Keeps by whose agents the next cases are found.
   *
   * @return the key of the last that was looked at; empty where there was none
   */
  public Optional<Long> behind(long after) {
    List<CaseMarks.Before> some = marks.before(after, CASES_AT_A_TIME);
    if (some.isEmpty()) {
      return Optional.empty();
    }
    Set<Long> done = marks.foundByAgent(some);
    some.stream().filter(one -> !done.contains(one.id())).forEach(marks::keepAgent);
    return Optional.of(some.get(some.size() - 1).id());
  }
}
