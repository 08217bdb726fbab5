package org.certbureau.region.business;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The facts that are known of one piece of business. What is not in it is unknown, not false. */
public record Facts(Map<Fact, Boolean> known) {
  public static final Facts NONE = new Facts(Map.of());

  /** Where a fact is told, before its name. */
  public static final String FIELD = "facts.";

  public Facts {
    known = Map.copyOf(known);
  }

  public static Facts of(Fact fact, boolean value) {
    return NONE.with(fact, value);
  }

  public Facts with(Fact fact, boolean value) {
    Map<Fact, Boolean> more = new EnumMap<>(Fact.class);
    more.putAll(known);
    more.put(fact, value);
    return new Facts(more);
  }

  /** Those that people tell; what the bureau finds out by itself is not among them. */
  public Facts told() {
    Map<Fact, Boolean> told = new EnumMap<>(Fact.class);
    known.forEach(
        (fact, value) -> {
          if (!fact.isDerived()) {
            told.put(fact, value);
          }
        });
    return new Facts(told);
  }

  public Optional<Boolean> is(Fact fact) {
    return Optional.ofNullable(known.get(fact));
  }
}
