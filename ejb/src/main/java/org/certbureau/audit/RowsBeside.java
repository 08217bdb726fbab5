package org.certbureau.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.kernel.Problem;
import org.certbureau.work.clock.ClockJump;

/** What stands beside the chain: entries that wait, rows set aside, and the records' own counts. */
final class RowsBeside {
  private final Connection connection;
  private final EntryMac macs;
  private long waiting;

  RowsBeside(Connection connection, EntryMac macs) {
    this.connection = connection;
    this.macs = macs;
  }

  long waiting() {
    return waiting;
  }

  /**
   * Counts what waits for the sealer, hears what it tells, and names what the bureau did not write,
   * and what does not wait but has no place either.
   */
  Problem keptOut(ChainWalk.Told told, Instant lastSealedAt) throws SQLException {
    List<EntryFields> overtaken = new ArrayList<>();
    try (PreparedStatement read =
        connection.prepareStatement(
            "select place, mac, "
                + EntryFields.COLUMNS
                + " from audit_entry where place is null or place <= 0 order by id")) {
      read.setFetchSize(1000);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          EntryFields entry = EntryFields.read(row);
          String mac = row.getString("mac");
          if (mac == null || macs != null && !macs.holds(entry, mac)) {
            return Finding.of("audit.waiting-forged", entry);
          }
          told.by(entry);
          if (row.getLong("place") != -entry.id()) {
            return Finding.of("audit.kept-out", entry);
          }
          if (isOvertaken(entry, lastSealedAt)) {
            overtaken.add(entry);
          }
          waiting++;
        }
      }
    }
    // once all was heard: what tells that the clock went back may stand behind them
    return overtaken.stream()
        .filter(entry -> !told.explains(lastSealedAt, at(entry)))
        .findFirst()
        .map(entry -> Finding.of("audit.kept-out", entry))
        .orElse(null);
  }

  private static boolean isOvertaken(EntryFields entry, Instant lastSealedAt) {
    return lastSealedAt != null && ClockJump.isAhead(lastSealedAt, at(entry));
  }

  private static Instant at(EntryFields entry) {
    return entry.occurredAt().toInstant(ZoneOffset.UTC);
  }

  /** An object whose entries are not numbered 1 to n lost one, even if it was never sealed. */
  Problem brokenObject() throws SQLException {
    try (PreparedStatement read =
            connection.prepareStatement(
                "select object_type, object_id, count(*), max(object_number) from audit_entry"
                    + " group by object_type, object_id"
                    + " having count(*) <> max(object_number) or min(object_number) <> 1"
                    + " order by object_type, object_id fetch first 1 rows only");
        ResultSet row = read.executeQuery()) {
      return row.next()
          ? lost(row.getString(1), row.getString(2), row.getLong(4), row.getLong(3))
          : null;
    }
  }

  /** A record that counted other entries than there are: its last ones are gone, or too many. */
  Problem brokenCount() throws SQLException {
    for (CountedRecords kind : CountedRecords.values()) {
      try (PreparedStatement read = connection.prepareStatement(kind.differing())) {
        read.setString(1, kind.type());
        try (ResultSet row = read.executeQuery()) {
          if (row.next()) {
            return lost(kind.type(), row.getString(1), row.getLong(2), row.getLong(3));
          }
        }
      }
    }
    return null;
  }

  private static Problem lost(String type, String id, long counted, long there) {
    return Finding.of("audit.object-lost-entries", type, id, counted, there);
  }

  /** Rows that the sealer did not take; and those that it did not take and that are gone. */
  Problem setAside(long told) throws SQLException {
    long there = 0;
    EntryFields first = null;
    try (PreparedStatement read =
            connection.prepareStatement(
                "select "
                    + EntryFields.COLUMNS
                    + " from audit_set_aside order by set_aside_at, id");
        ResultSet row = read.executeQuery()) {
      while (row.next()) {
        first = first == null ? EntryFields.read(row) : first;
        there++;
      }
    }
    if (there != told) {
      return Finding.of("audit.set-aside-differs", told, there);
    }
    return first == null ? null : Finding.of("audit.row-set-aside", first, there);
  }
}
