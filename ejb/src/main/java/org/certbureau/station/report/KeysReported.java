package org.certbureau.station.report;

import java.util.List;
import org.certbureau.station.contract.KeyReady;

/**
 * A station says that keys were born on tokens. Not verified beyond who said it; observed outside
 * any transaction, and again after a crash.
 */
public record KeysReported(String station, List<KeyReady> reports) {}
