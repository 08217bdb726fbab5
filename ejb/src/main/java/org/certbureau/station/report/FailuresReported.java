package org.certbureau.station.report;

import java.util.List;
import org.certbureau.station.contract.Failed;

/** A station gives jobs up. Observed outside any transaction, and again after a crash. */
public record FailuresReported(String station, List<Failed> reports) {}
