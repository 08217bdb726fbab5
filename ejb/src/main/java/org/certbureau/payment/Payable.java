package org.certbureau.payment;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.certbureau.application.State;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;

/**
 * In which states money is taken for an application: while the bureau has it. What it will cost
 * once it is corrected is not known before it is handed in again, and what has ended costs nothing.
 */
final class Payable {
  static final Set<State> STATES =
      Set.copyOf(
          EnumSet.of(
              State.SUBMITTED,
              State.ACCEPTED,
              State.READY,
              State.PRODUCING,
              State.FAILED,
              State.COLLECT));

  private Payable() {}

  /** Why nothing is taken in that state; empty where it is. */
  static Optional<Problem> refusal(CaseNumber number, State state) {
    if (STATES.contains(state)) {
      return Optional.empty();
    }
    return Optional.of(
        state.isEditable()
            ? Problem.of("payment.returned", null, number.value())
            : Problem.of("payment.ended", null, number.value(), state.name()));
  }
}
