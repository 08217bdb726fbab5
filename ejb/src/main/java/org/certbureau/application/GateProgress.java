package org.certbureau.application;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.region.business.Gate;

/**
 * Which gates a policy demands of an application and which of them are open. Gates stand beside the
 * line of states and open in any order; a service may demand none.
 */
record GateProgress(Set<Gate> required, Set<Gate> open) {
  private static final String NONE = "NONE";

  GateProgress {
    required = Set.copyOf(required);
    open = Set.copyOf(open);
  }

  static GateProgress closed(Set<Gate> required) {
    return new GateProgress(required, Set.of());
  }

  boolean requires(Gate gate) {
    return required.contains(gate);
  }

  boolean isOpen(Gate gate) {
    return open.contains(gate);
  }

  /** Demanded and still closed. */
  Set<Gate> closed() {
    Set<Gate> closed = EnumSet.noneOf(Gate.class);
    closed.addAll(required);
    closed.removeAll(open);
    return closed;
  }

  boolean allOpen() {
    return open.containsAll(required);
  }

  GateProgress opening(Gate gate) {
    Set<Gate> more = EnumSet.of(gate);
    more.addAll(open);
    return new GateProgress(required, more);
  }

  GateProgress closing(Gate gate) {
    Set<Gate> fewer = EnumSet.noneOf(Gate.class);
    fewer.addAll(open);
    fewer.remove(gate);
    return new GateProgress(required, fewer);
  }

  /** As kept in a column, in the order of the enum: {@code REVIEW,PAYMENT}, or {@code NONE}. */
  static String text(Set<Gate> gates) {
    // to Oracle an empty text is null, and null is like nothing
    return gates.isEmpty()
        ? NONE
        : gates.stream().sorted().map(Gate::name).collect(Collectors.joining(","));
  }

  static Set<Gate> gates(String text) {
    Set<Gate> gates = EnumSet.noneOf(Gate.class);
    if (!text.equals(NONE)) {
      for (String name : text.split(",", -1)) {
        gates.add(Gate.valueOf(name));
      }
    }
    return gates;
  }
}
