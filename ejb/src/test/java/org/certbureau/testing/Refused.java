package org.certbureau.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** Refusals of the desks, as tests look at them. */
public final class Refused {
  private Refused() {}

  /** The one problem that this is refused for. */
  public static Problem at(ThrowingCallable what) {
    List<Problem> problems = all(what);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  /** Everything that this is refused for. */
  public static List<Problem> all(ThrowingCallable what) {
    RuleViolation refusal = catchThrowableOfType(RuleViolation.class, what);
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal.problems();
  }
}
