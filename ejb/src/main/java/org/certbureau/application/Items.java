package org.certbureau.application;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The items of a case together: where the case stands by them, once its gates are open. */
record Items(List<Item> all) {
  /** Before anything else, a case is about this one. */
  Item first() {
    return all.get(0);
  }

  Item get(long id) {
    return all.stream()
        .filter(item -> item.id() == id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no item " + id + " in this case"));
  }

  /** Those that are to be made. */
  List<Item> ready() {
    return all.stream().filter(item -> item.state() == ItemState.READY).toList();
  }

  /**
   * Where a case stands by its items alone: to collect as soon as one is, failed only where none
   * goes on by itself, closed when all are over. Empty before production has opened.
   */
  static Optional<State> state(List<ItemState> items) {
    Predicate<ItemState> any = items::contains;
    if (any.test(ItemState.WAITING)) {
      return Optional.empty();
    }
    if (any.test(ItemState.COLLECT)) {
      return Optional.of(State.COLLECT);
    }
    if (any.test(ItemState.PRODUCING)) {
      return Optional.of(State.PRODUCING);
    }
    if (any.test(ItemState.READY)) {
      return Optional.of(State.READY);
    }
    if (any.test(ItemState.FAILED)) {
      return Optional.of(State.FAILED);
    }
    return any.test(ItemState.DONE) ? Optional.of(State.CLOSED) : Optional.empty();
  }

  /** See {@link #state(List)}. */
  Optional<State> state() {
    return state(all.stream().map(Item::state).toList());
  }
}
