package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search asks for, and where its pages end. */
class ConditionsTest {
  @Test
  void what_is_not_asked_for_is_no_condition() {
    Conditions where =
        new Conditions()
            .and("c.state = :state", "state", null)
            .among("c.region", "regions", null)
            .beginning("c.name", "name", null);

    assertThat(where).hasToString("1 = 1");
  }

  @Test
  void conditions_hold_together() {
    Conditions where =
        new Conditions()
            .and("c.open = true")
            .and("c.state = :state", "state", "DUE")
            .among("c.region", "regions", Set.of("430100"));

    assertThat(where).hasToString("c.open = true and c.state = :state and c.region in :regions");
  }

  @Test
  void what_like_takes_for_a_sign_stands_for_itself() {
    assertThat(Conditions.beginning("50%_!")).isEqualTo("50!%!_!!%");
  }

  @Test
  void one_of_none_is_nothing() {
    assertThat(new Conditions().among("c.region", "regions", Set.of())).hasToString("1 = 0");
  }

  @Test
  void the_next_page_begins_behind_both_keys() {
    assertThat(new Conditions().behind("p.end", 7, "p.job", "J-1"))
        .hasToString("(p.end > :first or (p.end = :first and p.job > :second))");
  }

  @Test
  void a_row_too_many_tells_that_there_is_a_page_behind() {
    Page<String> page = Page.of(List.of("a", "b", "c"), 2);

    assertThat(page.rows()).containsExactly("a", "b");
    assertThat(page.<String>next(last -> last + "!")).isEqualTo("b!");
  }

  @Test
  void the_last_page_has_no_next_one() {
    assertThat(Page.of(List.of("a", "b"), 2).<String>next(last -> last)).isNull();
    assertThat(Page.of(List.<String>of(), 2).<String>next(last -> last)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 199, 200})
  void a_page_has_as_many_rows_as_are_asked_for(int asked) {
    assertThat(Page.size(asked, 200)).isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 201, Integer.MAX_VALUE})
  void a_page_of_no_rows_or_too_many_is_refused_and_not_cut(int asked) {
    assertThatThrownBy(() -> Page.size(asked, 200))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .containsExactly(
                        Problem.of("kernel.limit", "limit", "200", Integer.toString(asked))));
  }
}
