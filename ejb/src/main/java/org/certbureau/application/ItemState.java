package org.certbureau.application;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far one item of a case has come. Until its gates are open, and where it is given back, a case
 * and its items go together; from then on the state of the case follows from its items.
 */
enum ItemState {
  /** The case has not opened production. */
  WAITING,
  /** To be made. */
  READY,
  /** In the making. */
  PRODUCING,
  /** Its token could not be made. */
  FAILED,
  /** Its token lies ready. */
  COLLECT,
  /** Handed over, or in effect. */
  DONE,
  /** Its case ended without it. */
  DROPPED,
  /** A higher application on its certificate took effect (A-X5). */
  STOPPED;

  /** What each step of a case does to an item that stands there; others stay as they are. */
  private static final Map<Step, Map<ItemState, ItemState>> STEPS =
      Map.ofEntries(
          entry(Step.OPEN_PRODUCTION, Map.of(WAITING, READY)),
          entry(Step.START_PRODUCTION, Map.of(READY, PRODUCING)),
          entry(Step.FAIL_PRODUCTION, Map.of(READY, FAILED, PRODUCING, FAILED)),
          entry(Step.REPEAT_PRODUCTION, Map.of(FAILED, READY)),
          entry(Step.FINISH_PRODUCTION, Map.of(PRODUCING, COLLECT)),
          entry(Step.DELIVER, Map.of(COLLECT, DONE)),
          entry(Step.TAKE_EFFECT, Map.of(WAITING, DONE)),
          entry(
              Step.STOP,
              Map.of(WAITING, STOPPED, READY, STOPPED, PRODUCING, STOPPED, FAILED, STOPPED)),
          entry(Step.RETURN, Map.of(FAILED, WAITING)),
          entry(Step.REFUSE, Map.of(WAITING, DROPPED, FAILED, DROPPED)),
          entry(Step.WITHDRAW, Map.of(WAITING, DROPPED, FAILED, DROPPED)));

  /**
   * Where a case stands by its items alone: to collect as soon as one is, failed only where none
   * goes on by itself, closed when all are over. Empty before production has opened, and where
   * nothing was done.
   */
  static Optional<State> ofCase(Collection<ItemState> items) {
    if (items.contains(WAITING)) {
      return Optional.empty();
    }
    return Stream.of(
            entry(COLLECT, State.COLLECT),
            entry(PRODUCING, State.PRODUCING),
            entry(READY, State.READY),
            entry(FAILED, State.FAILED),
            entry(DONE, State.CLOSED),
            entry(STOPPED, State.STOPPED))
        .filter(one -> items.contains(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Where an item stands after a step of its case, if that moves it. */
  Optional<ItemState> after(Step step) {
    return Optional.ofNullable(STEPS.getOrDefault(step, Map.of()).get(this));
  }

  /** Whether that step has led here. */
  boolean isBehind(Step step) {
    return STEPS.getOrDefault(step, Map.of()).containsValue(this);
  }

  boolean isOver() {
    return this == DONE || this == DROPPED || this == STOPPED;
  }

  /** Whether its certificate waits for it: what only waits to be collected is done (A-X5). */
  boolean keepsLine() {
    return !isOver() && this != COLLECT;
  }
}
