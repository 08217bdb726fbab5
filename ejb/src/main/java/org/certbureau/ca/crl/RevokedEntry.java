package org.certbureau.ca.crl;

import java.time.Instant;
import org.certbureau.ca.RevocationReason;

/**
 * One line of a revocation list.
 *
 * @param serialHex octets of a positive serial in hex
 */
record RevokedEntry(String serialHex, Instant since, RevocationReason reason) {}
