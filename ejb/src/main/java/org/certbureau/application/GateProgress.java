package org.certbureau.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.region.business.Gate;

/**
 * Which gates a policy demands of an application and which of them are open. Gates stand beside the
 * line of states and open in any order; a service may demand none. Never changed, only replaced.
 */
@Embeddable
public class GateProgress {
  private static final String NONE = "NONE";

  @Column(name = "required_gates")
  private String required;

  @Column(name = "open_gates")
  private String open;

  protected GateProgress() {}

  GateProgress(Set<Gate> required, Set<Gate> open) {
    this(text(required), text(open));
  }

  private GateProgress(String required, String open) {
    this.required = required;
    this.open = open;
  }

  /** As two columns keep it. */
  public static GateProgress read(String required, String open) {
    return new GateProgress(required, open);
  }

  public Set<Gate> required() {
    return gates(required);
  }

  public Set<Gate> open() {
    return gates(open);
  }

  boolean requires(Gate gate) {
    return required().contains(gate);
  }

  public boolean isOpen(Gate gate) {
    return open().contains(gate);
  }

  /** Demanded and still closed. */
  public Set<Gate> closed() {
    Set<Gate> closed = required();
    closed.removeAll(open());
    return closed;
  }

  boolean allOpen() {
    return closed().isEmpty();
  }

  /** What is corrected is reviewed and compared anew; what was paid stays paid. */
  GateProgress behind(Step step) {
    return switch (step) {
      case APPROVE -> opening(Gate.REVIEW);
      case RETURN -> closing(Gate.REVIEW).closing(Gate.ORIGINALS);
      default -> this;
    };
  }

  GateProgress opening(Gate gate) {
    Set<Gate> more = open();
    more.add(gate);
    return new GateProgress(required, text(more));
  }

  GateProgress closing(Gate gate) {
    Set<Gate> fewer = open();
    fewer.remove(gate);
    return new GateProgress(required, text(fewer));
  }

  GateProgress requiring(Gate gate) {
    Set<Gate> more = required();
    more.add(gate);
    return new GateProgress(text(more), open);
  }

  GateProgress without(Gate gate) {
    Set<Gate> fewer = required();
    fewer.remove(gate);
    return new GateProgress(text(fewer), open).closing(gate);
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
