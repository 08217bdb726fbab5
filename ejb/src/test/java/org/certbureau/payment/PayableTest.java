package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.certbureau.application.State;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which states money is taken, in full. */
class PayableTest {
  private static final CaseNumber NUMBER = CaseNumber.of("CS-20261122-000001");

  private static final String TABLE =
      """
      DRAFT,     payment.returned
      SUBMITTED,
      ACCEPTED,
      READY,
      PRODUCING,
      FAILED,
      COLLECT,
      CLOSED,    payment.ended
      RETURNED,  payment.returned
      REFUSED,   payment.ended
      WITHDRAWN, payment.ended
      STOPPED,   payment.ended
      """;

  @ParameterizedTest
  @CsvSource(textBlock = TABLE)
  void money_is_taken_while_the_bureau_has_the_application(State state, String refusal) {
    assertThat(Payable.refusal(NUMBER, state).map(Problem::code).orElse(null)).isEqualTo(refusal);
    assertThat(Payable.STATES.contains(state)).isEqualTo(refusal == null);
  }

  @Test
  void the_table_has_every_state() {
    assertThat(TABLE.lines().map(row -> State.valueOf(row.substring(0, row.indexOf(',')).strip())))
        .containsExactly(State.values());
    assertThat(Arrays.stream(State.values()).filter(State::isWithTheBureau))
        .as("no promise is kept for nothing, and nothing is taken where none is made")
        .containsExactlyInAnyOrderElementsOf(Payable.STATES);
  }
}
