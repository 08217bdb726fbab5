package org.certbureau.ca;

import java.time.Instant;

/**
 * One line of a revocation list.
 *
 * @param serialHex octets of a positive serial in hex
 */
record RevokedEntry(String serialHex, Instant since, RevocationReason reason) {}
