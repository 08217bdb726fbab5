package org.certbureau.station.report;

import java.util.List;
import org.certbureau.station.contract.PinReset;

/**
 * A station says that tokens have other PINs. Not verified beyond who said it; observed outside any
 * transaction, and again after a crash.
 */
public record PinsReported(String station, List<PinReset> reports) {}
