package org.certbureau.application.view;

import java.util.List;
import org.certbureau.application.Step;
import org.certbureau.kernel.Problem;

/**
 * A step that the caller may take, now or once something is done about it.
 *
 * @param obstacles why it cannot be taken now; none means that it can
 */
public record StepView(Step step, List<Problem> obstacles) {
  public StepView {
    obstacles = List.copyOf(obstacles);
  }

  /** Whether it can be taken now. */
  public boolean isOpen() {
    return obstacles.isEmpty();
  }

  public String getKey() {
    return step.key();
  }

  public boolean isReasonNeeded() {
    return step.needsReason();
  }
}
