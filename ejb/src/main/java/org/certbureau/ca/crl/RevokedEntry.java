package org.certbureau.ca.crl;

import java.time.Instant;
import org.certbureau.ca.RevocationReason;

/**
 * One line of a revocation list.
 *
 * @param serialHex octets of a positive serial in hex
 * @param reason value of CRLReason
 */
record RevokedEntry(String serialHex, Instant since, int reason) {
  /** removeFromCRL: in a delta alone, for what is trusted again (RFC 5280, 5.2.4). */
  private static final int LIFTED = 8;

  RevokedEntry(String serialHex, Instant since, RevocationReason reason) {
    this(serialHex, since, reason.code());
  }

  static RevokedEntry lifted(String serialHex, Instant at) {
    return new RevokedEntry(serialHex, at, LIFTED);
  }
}
