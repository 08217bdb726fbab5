package org.certbureau.region.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;

/**
 * To what a row of a policy applies. An empty set means all of them.
 *
 * @param when alternatives, of which one must hold; within an alternative every fact must have the
 *     value given. None at all means always. There is deliberately no more of a language than this.
 */
public record Scope(
    Set<Service> services,
    Set<HolderType> holders,
    Set<Channel> channels,
    List<Map<Fact, Boolean>> when) {
  public static final Scope EVERYTHING = new Scope(Set.of(), Set.of(), Set.of(), List.of());

  public Scope {
    services = services == null ? Set.of() : Set.copyOf(services);
    holders = holders == null ? Set.of() : Set.copyOf(holders);
    channels = channels == null ? Set.of() : Set.copyOf(channels);
    when = when == null ? List.of() : when.stream().map(Map::copyOf).toList();
  }

  /** Whether the row applies; {@link Answer#UNKNOWN} where that hangs on a fact nobody has told. */
  public Answer covers(Situation situation) {
    if (!(services.isEmpty() || services.contains(situation.service()))
        || !(holders.isEmpty() || holders.contains(situation.holder()))
        || !(channels.isEmpty() || channels.contains(situation.channel()))) {
      return Answer.NO;
    }
    if (when.isEmpty()) {
      return Answer.YES;
    }
    Answer answer = Answer.NO;
    for (Map<Fact, Boolean> alternative : when) {
      answer = answer.or(holds(alternative, situation.facts()));
    }
    return answer;
  }

  /** The untold facts on which the answer hangs. */
  public Set<Fact> asks(Situation situation) {
    Set<Fact> asked = EnumSet.noneOf(Fact.class);
    if (covers(situation) == Answer.UNKNOWN) {
      when.stream()
          .filter(alternative -> holds(alternative, situation.facts()) == Answer.UNKNOWN)
          .flatMap(alternative -> alternative.keySet().stream())
          .filter(fact -> situation.facts().is(fact).isEmpty())
          .forEach(asked::add);
    }
    return asked;
  }

  private static Answer holds(Map<Fact, Boolean> alternative, Facts facts) {
    Answer answer = Answer.YES;
    for (Map.Entry<Fact, Boolean> wanted : alternative.entrySet()) {
      answer =
          answer.and(
              facts
                  .is(wanted.getKey())
                  .map(value -> Answer.of(value.equals(wanted.getValue())))
                  .orElse(Answer.UNKNOWN));
    }
    return answer;
  }

  /** Whether a scope covers a situation (Kleene's three values). */
  public enum Answer {
    NO,
    UNKNOWN,
    YES;

    static Answer of(boolean value) {
      return value ? YES : NO;
    }

    Answer and(Answer other) {
      return compareTo(other) <= 0 ? this : other;
    }

    Answer or(Answer other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }
}
