package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.junit.jupiter.api.Test;

/** What is wrong with one report keeps back no other. */
class TriageTest {
  private final Triage triage = new Triage();
  private final List<List<String>> done = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();

  @Test
  void what_fails_nobody_is_done_at_once() {
    each(Map.of());
    assertThat(done).containsExactly(List.of("a", "b", "c"));
    assertThatCode(triage::end).doesNotThrowAnyException();
  }

  @Test
  void what_a_rule_refuses_has_its_verdict_and_comes_no_more() {
    each(
        Map.of(
            "a", new NotFound("x.unknown", null, "a"),
            "c", new RuleViolation(Problem.of("x.refused", null))));
    assertThat(done).containsExactly(List.of("b"));
    assertThat(refused).containsExactly("a x.unknown", "c x.refused");
    assertThatCode(triage::end).doesNotThrowAnyException();
  }

  @Test
  void what_cannot_be_done_now_comes_again_with_no_verdict() {
    RuntimeException away = new IllegalStateException("away");
    RuntimeException held = new Conflict(Problem.of("x.held", null));
    each(Map.of("a", away, "b", held));
    assertThat(done).containsExactly(List.of("c"));
    assertThat(refused).isEmpty();
    assertThatThrownBy(triage::end).isSameAs(away).hasSuppressedException(held);
  }

  @Test
  void a_verdict_that_cannot_be_given_now_comes_again() {
    triage.each(
        List.of("a"),
        some -> {
          throw new RuleViolation(Problem.of("x.refused", null));
        },
        (one, why) -> {
          throw new IllegalStateException("away");
        });
    assertThatThrownBy(triage::end).hasMessage("away");
  }

  @Test
  void work_goes_on_after_work_that_failed() {
    triage.attempt(
        () -> {
          throw new IllegalStateException("away");
        });
    each(Map.of());
    assertThat(done).hasSize(1);
    assertThatThrownBy(triage::end).hasMessage("away");
  }

  private void each(Map<String, RuntimeException> flaws) {
    triage.each(
        List.of("a", "b", "c"),
        some -> {
          some.stream()
              .filter(flaws::containsKey)
              .findFirst()
              .ifPresent(
                  flawed -> {
                    throw flaws.get(flawed);
                  });
          done.add(some);
        },
        (one, why) -> refused.add(one + " " + why.problems().get(0).code()));
  }
}
