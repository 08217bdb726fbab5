package org.certbureau.ca.ocsp;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.certbureau.ca.RevocationReason;
import org.certbureau.ca.serial.Serial;
import org.certbureau.work.Resources;
import org.certbureau.work.UtcTimestamp;

/**
 * Looks up what became of serials: one statement over two unique indexes, and each time anew, so
 * that a revocation counts on every node from its commit on. Speaks to the database itself, since
 * persistence would cost more than the signature.
 */
@ApplicationScoped
class Statuses {
  private static final String LOOK_UP =
      "select s.serial_hex, s.state, s.reserved_at, r.since, r.reason, r.lifted_at"
          + " from ca_serial s left join ca_revocation r"
          + " on r.serial_hex = s.serial_hex and r.issuer = s.issuer"
          + " where s.issuer = ? and s.serial_hex in (?";

  @Resource(lookup = Resources.DATA_SOURCE)
  private DataSource database;

  @Inject private Clock clock;

  /**
   * By serial; one that its issuer never took is not there.
   *
   * @param serialHexes at least one
   */
  Map<String, CertificateStatus> of(String issuer, List<String> serialHexes) {
    String sql =
        LOOK_UP + String.join("", Collections.nCopies(serialHexes.size() - 1, ", ?")) + ")";
    Map<String, CertificateStatus> found = new HashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, issuer);
      for (int i = 0; i < serialHexes.size(); i++) {
        query.setString(i + 2, serialHexes.get(i));
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getString(1), status(rows));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("what became of a certificate could not be looked up", e);
    }
    return found;
  }

  private CertificateStatus status(ResultSet row) throws SQLException {
    String reason = row.getString(5);
    if (reason != null && row.getTimestamp(6) == null) {
      return CertificateStatus.revoked(
          UtcTimestamp.instant(row.getTimestamp(4)), RevocationReason.valueOf(reason));
    }
    return switch (Serial.State.valueOf(row.getString(2))) {
      case ISSUED -> CertificateStatus.GOOD;
      case RESERVED, ORPHANED -> withoutResult(UtcTimestamp.instant(row.getTimestamp(3)));
    };
  }

  /**
   * Nobody can know yet whether something was signed; after a while it counts as issued and given
   * up, whether or not somebody has come to write that down.
   */
  private CertificateStatus withoutResult(Instant reservedAt) {
    Instant givenUp = reservedAt.plus(Serial.patience());
    return clock.instant().isAfter(givenUp)
        ? CertificateStatus.revoked(
            givenUp.truncatedTo(ChronoUnit.SECONDS), RevocationReason.UNSPECIFIED)
        : CertificateStatus.UNKNOWN;
  }
}
