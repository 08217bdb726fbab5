package org.certbureau.station.report;

import java.util.List;
import org.certbureau.station.contract.Installed;

/**
 * A station says that tokens carry their pairs. Not verified beyond who said it; observed outside
 * any transaction, and again after a crash.
 */
public record ProofsReported(String station, List<Installed> reports) {}
