package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

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

  @Test
  void a_page_has_one_row_at_least_and_no_more_than_allowed() {
    assertThat(Page.size(0, 200)).isEqualTo(1);
    assertThat(Page.size(50, 200)).isEqualTo(50);
    assertThat(Page.size(1000, 200)).isEqualTo(200);
  }
}
