package org.certbureau.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.kernel.RegionCode;
import org.certbureau.settings.RecordSettings;
import org.certbureau.work.UtcTimestamp;

/** Signs where the chain stands; the chain itself tells that it was signed. */
@Dependent
class Anchors {
  /** What the entries that tell of anchors are about; they are numbered as the anchors are. */
  static final String TYPE = "trail";

  static final String ID = "anchors";
  static final String ACTION = "audit.anchored";

  @Inject private AuditKey key;

  /** Whether an entry tells of an anchor, and nothing else has happened. */
  static boolean tellsOfOne(EntryFields entry) {
    return TYPE.equals(entry.objectType())
        && ID.equals(entry.objectId())
        && ACTION.equals(entry.action());
  }

  static Duration interval() {
    return RecordSettings.AUDIT_ANCHOR_SECONDS.value();
  }

  /** An anchor that was set, and the entry that tells of it. */
  record SetNow(Anchor anchor, int number) implements Audited {
    Map<String, String> details() {
      return Map.of(
          "place", Long.toString(anchor.place()),
          "chainHash", anchor.chainHash(),
          "seconds", Long.toString(interval().toSeconds()));
    }

    @Override
    public String auditType() {
      return TYPE;
    }

    @Override
    public String auditId() {
      return ID;
    }

    @Override
    public RegionCode auditRegion() {
      return null;
    }

    @Override
    public int nextAuditNumber() {
      return number;
    }
  }

  /**
   * Sets an anchor where the chain has grown and the last one is older than {@code
   * BUREAU_AUDIT_ANCHOR_SECONDS} (60).
   *
   * @return null where none is due
   */
  SetNow setIfDue(Connection connection, ChainEnd end, Instant now)
      throws SQLException, TrailFault {
    if (!due(connection, end, now)) {
      return null;
    }
    Sm2KeyPair pair = key.pair(connection);
    byte[] text = Anchor.signedText(end.place(), end.hash(), now);
    Anchor anchor = new Anchor(end.place(), end.hash(), now, AuditKey.signature(pair, text));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into audit_anchor (place, chain_hash, set_at, signature) values (?, ?, ?, ?)")) {
      insert.setLong(1, anchor.place());
      insert.setString(2, anchor.chainHash());
      insert.setTimestamp(3, UtcTimestamp.column(anchor.setAt()));
      insert.setString(4, anchor.signature());
      insert.executeUpdate();
    }
    return new SetNow(anchor, told(connection) + 1);
  }

  static boolean due(Connection connection, ChainEnd end, Instant now) throws SQLException {
    try (PreparedStatement look =
            connection.prepareStatement(
                "select place, set_at from audit_anchor where place ="
                    + " (select max(place) from audit_anchor)");
        ResultSet row = look.executeQuery()) {
      if (!row.next()) {
        return end.place() > 0;
      }
      long grown = end.place() - row.getLong(1);
      Instant last = UtcTimestamp.instant(row.getTimestamp(2));
      // an anchor from the future is one of a clock that was put right since
      return (last.plus(interval()).isBefore(now) || last.isAfter(now))
          && (grown > 1 || grown == 1 && !onlyTold(connection, end.place()));
    }
  }

  /** The entry that tells of the last anchor is no reason for another one, or it never ended. */
  private static boolean onlyTold(Connection connection, long place) throws SQLException {
    try (PreparedStatement look =
        connection.prepareStatement(
            "select " + EntryFields.COLUMNS + " from audit_entry where place = ?")) {
      look.setLong(1, place);
      try (ResultSet row = look.executeQuery()) {
        return row.next() && tellsOfOne(EntryFields.read(row));
      }
    }
  }

  private static int told(Connection connection) throws SQLException {
    try (PreparedStatement look =
        connection.prepareStatement(
            "select max(object_number) from audit_entry where object_type = ? and object_id = ?")) {
      look.setString(1, TYPE);
      look.setString(2, ID);
      try (ResultSet row = look.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
