package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of the values say about a refusal. */
public final class Refusals {
  private Refusals() {}

  public static void assertRefused(ThrowingCallable reading, String code) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            RuleViolation.class,
            violation ->
                assertThat(violation.problems()).extracting(Problem::code).containsExactly(code));
  }
}
