package org.certbureau.application.worklist;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.GateProgress;
import org.certbureau.application.State;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Caller;

/**
 * What is somebody's own move: by their roles, each where it is held, and never a second look at
 * what they have accepted themselves.
 */
final class Moves {
  private static final Set<Awaiting> KINDS =
      Stream.of(Awaiting.values())
          .filter(kind -> !kind.movers().isEmpty())
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(Awaiting.class)));

  private final Caller caller;

  Moves(Caller caller) {
    this.caller = caller;
  }

  /**
   * The kinds of moves by region; the key null stands for every region.
   *
   * @param asked {@link Awaiting#ME} for all of them
   */
  Map<RegionCode, Set<Awaiting>> byRegion(Awaiting asked) {
    Map<RegionCode, Set<Awaiting>> byRegion = new LinkedHashMap<>();
    for (Awaiting kind : KINDS) {
      if (asked == Awaiting.ME || asked == kind) {
        for (Caller.Duty duty : caller.duties()) {
          if (kind.movers().contains(duty.role())) {
            byRegion.computeIfAbsent(duty.region(), r -> EnumSet.noneOf(Awaiting.class)).add(kind);
          }
        }
      }
    }
    return byRegion;
  }

  /**
   * Whether a case is the caller's move.
   *
   * @param acceptedBy null where nobody has
   */
  boolean isMine(
      RegionCode region, State state, GateProgress gates, boolean decided, String acceptedBy) {
    Set<String> held = caller.inside(region).roles();
    return KINDS.stream()
        .anyMatch(
            kind ->
                kind.isOf(state, gates, decided)
                    && kind.movers().stream().anyMatch(held::contains)
                    && !(kind.isForAnother() && caller.name().equals(acceptedBy)));
  }

  String name() {
    return caller.name();
  }
}
