package org.certbureau.station.report;

import java.util.List;
import org.certbureau.station.contract.Restored;

/**
 * A station says that tokens have keys back. Not verified beyond who said it; observed outside any
 * transaction, and again after a crash.
 */
public record KeysRestored(String station, List<Restored> reports) {}
