package org.certbureau.application.worklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.State;
import org.certbureau.application.sight.CaseSight;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Caller;
import org.certbureau.work.Conditions;

/**
 * Where some of the rows of a list lie: of one region and one state, of which an index has them in
 * each order. A list is put together from lanes, so that it costs what is shown and not what waits.
 *
 * @param single whether it is of one region and one state
 */
record Lane(boolean single, Consumer<Conditions> conditions) {
  /** A question about what lies in it. */
  Conditions where() {
    Conditions where = new Conditions();
    conditions.accept(where);
    return where;
  }

  /**
   * The lanes in which everything lies that a caller finds by a filter; none finds nothing.
   *
   * @param found what its text finds
   * @param few whether these are a few that are named, and no index is walked for them
   */
  static List<Lane> of(Caller caller, WorkFilter filter, Conditions found, boolean few) {
    return of(caller, filter).stream()
        .map(
            lane ->
                new Lane(
                    lane.single() && !few,
                    where -> {
                      lane.conditions().accept(where);
                      where.and(found);
                    }))
        .toList();
  }

  private static List<Lane> of(Caller caller, WorkFilter filter) {
    CaseSight sight = CaseSight.reading(caller);
    if (filter.region() != null && !sight.isPartly(filter.region())) {
      return List.of();
    }
    if (filter.able()) {
      return ofMoves(caller, sight, filter);
    }
    Set<RegionCode> regions = filter.region() == null ? caller.bounds() : Set.of(filter.region());
    boolean apart =
        regions != null && filter.text() == null && regions.stream().allMatch(sight::isWhole);
    if (!apart) {
      return List.of(new Lane(false, where -> together(caller, sight, filter, where)));
    }
    return regions.stream()
        .flatMap(
            region ->
                filter.states().stream()
                    .map(
                        state ->
                            new Lane(
                                true,
                                where -> {
                                  at(where, region, state);
                                  kind(filter.awaiting(), where);
                                  filter.narrow(caller, where);
                                })))
        .toList();
  }

  private static void at(Conditions where, RegionCode region, State state) {
    where
        .and("a.region = :region", "region", region)
        .and("a.standing.state = :state", "state", state);
  }

  private static void kind(Awaiting kind, Conditions where) {
    if (kind != null) {
      kind.inState(where).ifPresent(where::and);
    }
  }

  private static void together(
      Caller caller, CaseSight sight, WorkFilter filter, Conditions where) {
    where.and("a.region = :region", "region", filter.region());
    if (filter.region() == null || !sight.isWhole(filter.region())) {
      sight.narrow(where, "a");
    }
    Set<State> states = filter.states();
    if (states.size() < State.values().length) {
      where.among("a.standing.state", "states", states);
    }
    kind(filter.awaiting(), where);
    filter.narrow(caller, where);
  }

  private static List<Lane> ofMoves(Caller caller, CaseSight sight, WorkFilter filter) {
    List<Lane> lanes = new ArrayList<>();
    Map<RegionCode, Set<Awaiting>> moves = new Moves(caller).byRegion(filter.awaiting());
    for (Map.Entry<RegionCode, Set<Awaiting>> held : moves.entrySet()) {
      RegionCode region = filter.region() == null ? held.getKey() : filter.region();
      if (held.getKey() != null && !held.getKey().equals(region)) {
        continue;
      }
      for (State state : filter.states()) {
        Set<Awaiting> kinds =
            held.getValue().stream()
                .filter(kind -> kind.states().contains(state))
                .collect(Collectors.toSet());
        if (!kinds.isEmpty()) {
          lanes.add(
              new Lane(
                  region != null,
                  where -> {
                    at(where, region, state);
                    where.and(anyOf(kinds, caller, where));
                    filter.narrow(caller, where);
                    if (region == null || !sight.isWhole(region)) {
                      sight.narrow(where, "a");
                    }
                  }));
        }
      }
    }
    return lanes;
  }

  private static String anyOf(Set<Awaiting> kinds, Caller caller, Conditions where) {
    return kinds.stream()
        .map(kind -> move(kind, caller, where))
        .collect(Collectors.joining(" or ", "(", ")"));
  }

  private static String move(Awaiting kind, Caller caller, Conditions where) {
    if (kind.isForAnother()) {
      where.with("self", caller.name());
    }
    return Stream.of(
            kind.inState(where).orElse("1 = 1"),
            kind.isForAnother()
                ? "(a.acts.accepted.who is null or a.acts.accepted.who <> :self)"
                : "1 = 1")
        .collect(Collectors.joining(" and ", "(", ")"));
  }
}
