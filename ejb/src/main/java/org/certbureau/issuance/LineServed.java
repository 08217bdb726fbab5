package org.certbureau.issuance;

import java.time.Instant;
import org.certbureau.application.line.LineOrder;
import org.certbureau.certificate.PairView;

/**
 * What was applied for was done to a certificate, in the transaction in which this is announced.
 *
 * @param pair the one that was in force on it before
 * @param since from when on it holds
 */
public record LineServed(LineOrder order, PairView pair, Instant since) {}
