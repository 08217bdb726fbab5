package org.certbureau.ca.crl;

import java.time.Instant;
import org.certbureau.crypto.Sm2Certificate;

/**
 * All of a revocation list but its lines.
 *
 * @param number CRLNumber, rising from list to list
 * @param nextUpdate when the next one is there at the latest
 */
record CrlHead(Sm2Certificate issuer, long number, Instant thisUpdate, Instant nextUpdate) {}
