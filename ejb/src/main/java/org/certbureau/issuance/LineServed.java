package org.certbureau.issuance;

import java.time.Instant;
import org.certbureau.application.line.LineOrder;
import org.certbureau.certificate.PairView;

/**
 * What was applied for was done to a certificate, in the transaction in which this is announced.
 *
 * @param deed what it was, which the service alone does not tell
 * @param pair the one that was in force on it before
 * @param since from when on it holds
 */
public record LineServed(LineOrder order, Deed deed, PairView pair, Instant since) {
  /** What becomes of a certificate without a token being written to. */
  public enum Deed {
    HELD,
    /** On hold because its token is lost, until it is replaced or found. */
    HELD_AS_LOST,
    LIFTED,
    /** It has ended. */
    REVOKED,
    /** It is void for good, and another goes on in its place until the same end. */
    REPLACED
  }
}
