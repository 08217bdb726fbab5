package org.certbureau.ca.crl;

import java.time.Instant;
import java.util.function.Consumer;
import org.certbureau.ca.RevocationReason;

/**
 * What the register says of one certificate, and how lists tell it.
 *
 * @param liftedAt null where it is revoked or on hold
 * @param changes since the base of deltas; null where there are none
 */
record RevokedRow(
    String issuer,
    String serialHex,
    Instant since,
    RevocationReason reason,
    Instant notAfter,
    Instant liftedAt,
    Integer changes) {
  static final String SELECT =
      "select r.issuer, r.serialHex, r.since, r.reason, r.notAfter, r.liftedAt, r.changes"
          + " from RevokedSerial r";

  /** A row of what {@link #SELECT} finds. */
  static RevokedRow of(Object[] row) {
    return new RevokedRow(
        (String) row[0],
        (String) row[1],
        (Instant) row[2],
        (RevocationReason) row[3],
        (Instant) row[4],
        (Instant) row[5],
        (Integer) row[6]);
  }

  int changeCount() {
    return changes == null ? 0 : changes;
  }

  /** As a complete list tells it, if at all. */
  void tell(Instant expiredSince, Consumer<RevokedEntry> lines) {
    if (liftedAt == null && !notAfter.isBefore(expiredSince)) {
      lines.accept(new RevokedEntry(serialHex, since, reason));
    }
  }

  /**
   * As a delta tells it. What is trusted again is told in any case: some list since the base may
   * have shown it on hold, and that it was on the base is not asked (RFC 5280, 5.3.1).
   */
  void tellChange(Instant expiredSince, Consumer<RevokedEntry> lines) {
    if (liftedAt == null) {
      tell(expiredSince, lines);
    } else {
      lines.accept(RevokedEntry.lifted(serialHex, liftedAt));
    }
  }
}
