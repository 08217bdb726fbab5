package org.certbureau.notice;

import java.time.Instant;

/**
 * A notice on its way to one recipient, as screens see it.
 *
 * @param recipient masked; null where none is known
 * @param nextAttemptAt null where none is to come
 * @param lastError why the last attempt failed, or why it was stopped; null where all is well
 */
public record DispatchView(
    long id,
    Medium medium,
    String recipient,
    DispatchState state,
    int attempts,
    Instant nextAttemptAt,
    Instant sentAt,
    String lastError) {
  static DispatchView of(Dispatch dispatch) {
    return new DispatchView(
        dispatch.id(),
        dispatch.medium(),
        dispatch.maskedAddress(),
        dispatch.state(),
        dispatch.attempts(),
        dispatch.nextAttemptAt(),
        dispatch.sentAt(),
        dispatch.lastError());
  }

  /** Whether it can be sent again by hand. */
  public boolean isResendable() {
    return state != DispatchState.NO_ADDRESS;
  }

  /** Whether it can be stopped. */
  public boolean isStoppable() {
    return state == DispatchState.WAITING;
  }
}
