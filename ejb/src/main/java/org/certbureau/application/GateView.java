package org.certbureau.application;

import org.certbureau.region.business.Gate;

/** Shown beside the state: a gate that the policy demands, and whether it is open. */
public record GateView(Gate gate, boolean open) {}
