package org.certbureau.ca.crl;

import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.Extension;
import org.certbureau.ca.signing.Authority;
import org.certbureau.crypto.Sm2Certificate;

/**
 * All of a revocation list but its lines.
 *
 * @param number CRLNumber, rising from list to list, complete ones and deltas alike
 * @param base number of the complete list that a delta begins from (BaseCRLNumber); null for a
 *     complete one
 * @param nextUpdate when the next one is there at the latest
 * @param freshest where the changes since are found; null for a delta (RFC 5280, 5.2.6)
 */
record CrlHead(
    Sm2Certificate issuer,
    long number,
    Long base,
    Instant thisUpdate,
    Instant nextUpdate,
    Extension freshest) {
  static CrlHead complete(Authority by, long number, Instant thisUpdate, Instant nextUpdate) {
    return new CrlHead(by.certificate(), number, null, thisUpdate, nextUpdate, by.freshestCrl());
  }

  /** Of the delta of the same number and time, which begins from that complete list. */
  CrlHead withDelta(long from, Duration validity) {
    return new CrlHead(issuer, number, from, thisUpdate, thisUpdate.plus(validity), null);
  }
}
