package org.certbureau.certificate;

import java.time.Instant;
import org.certbureau.kernel.CaseNumber;

/**
 * A time on hold.
 *
 * @param setBy the case that it belongs to (A-X7)
 * @param liftedBy the case that lifted it, or ended the line; null while it holds
 */
public record HoldView(CaseNumber setBy, Instant setAt, CaseNumber liftedBy, Instant liftedAt) {}
