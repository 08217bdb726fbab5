package org.certbureau.station.report;

import java.util.List;
import org.certbureau.station.contract.Settled;

/** A station says that nothing is left to do with holders' tokens. */
public record SettlementsReported(String station, List<Settled> reports) {}
