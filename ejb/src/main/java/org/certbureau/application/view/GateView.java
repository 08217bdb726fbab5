package org.certbureau.application.view;

import java.util.List;
import org.certbureau.application.GateProgress;
import org.certbureau.region.business.Gate;

/** Shown beside the state: a gate that the policy demands, and whether it is open. */
public record GateView(Gate gate, boolean open) {
  /** Every gate that the policy demands. */
  public static List<GateView> all(GateProgress gates) {
    return gates.required().stream()
        .sorted()
        .map(gate -> new GateView(gate, gates.isOpen(gate)))
        .toList();
  }
}
