package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How the items of a case go on, and where the case stands by them. */
class ItemTest {
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OPEN_PRODUCTION   | WAITING   | READY
          START_PRODUCTION  | READY     | PRODUCING
          FAIL_PRODUCTION   | READY     | FAILED
          FAIL_PRODUCTION   | PRODUCING | FAILED
          REPEAT_PRODUCTION | FAILED    | READY
          FINISH_PRODUCTION | PRODUCING | COLLECT
          DELIVER           | COLLECT   | DONE
          TAKE_EFFECT       | WAITING   | DONE
          STOP              | WAITING   | STOPPED
          STOP              | READY     | STOPPED
          STOP              | PRODUCING | STOPPED
          STOP              | FAILED    | STOPPED
          RETURN            | FAILED    | WAITING
          REFUSE            | WAITING   | DROPPED
          REFUSE            | FAILED    | DROPPED
          WITHDRAW          | WAITING   | DROPPED
          WITHDRAW          | FAILED    | DROPPED
          """)
  void a_step_of_the_case_leads_an_item_on(Step step, ItemState from, ItemState to) {
    assertThat(from.after(step)).contains(to);
    assertThat(to.isBehind(step)).isTrue();
  }

  @Test
  void no_other_step_moves_an_item() {
    long moves =
        Stream.of(ItemState.values())
            .flatMap(state -> Stream.of(Step.values()).map(state::after))
            .filter(Optional::isPresent)
            .count();
    assertThat(moves).isEqualTo(17);
  }

  @ParameterizedTest
  @EnumSource(ItemState.class)
  void what_is_over_goes_nowhere(ItemState state) {
    boolean still = Stream.of(Step.values()).allMatch(step -> state.after(step).isEmpty());
    assertThat(still).isEqualTo(state.isOver());
  }

  /** Of one item a case says what its table of steps says. */
  @ParameterizedTest
  @EnumSource(Step.class)
  void a_case_of_one_item_stands_where_the_step_leads(Step step) {
    for (ItemState from : ItemState.values()) {
      from.after(step)
          .flatMap(to -> ItemState.ofCase(List.of(to)))
          .ifPresent(state -> assertThat(state).as("from %s", from).isEqualTo(step.to()));
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          WAITING WAITING           | -
          READY                     | READY
          READY FAILED              | READY
          READY DONE                | READY
          READY PRODUCING           | PRODUCING
          PRODUCING FAILED          | PRODUCING
          PRODUCING DONE FAILED     | PRODUCING
          COLLECT                   | COLLECT
          COLLECT PRODUCING         | COLLECT
          COLLECT FAILED READY      | COLLECT
          COLLECT DONE              | COLLECT
          FAILED                    | FAILED
          FAILED DONE               | FAILED
          FAILED DROPPED            | FAILED
          DONE                      | CLOSED
          DONE DONE                 | CLOSED
          DONE DROPPED              | CLOSED
          DROPPED DROPPED           | -
          """)
  void a_case_fails_only_where_no_item_goes_on_and_is_to_collect_as_soon_as_one_is(
      String items, State state) {
    List<ItemState> all = Arrays.stream(items.split(" ")).map(ItemState::valueOf).toList();
    assertThat(ItemState.ofCase(all).orElse(null)).isEqualTo(state);
  }
}
