package org.certbureau.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The end of the chain, held until the transaction ends: one node at a time appends to it. */
final class ChainEnd {
  static final int BATCH = 2000;

  private final Connection connection;
  private long place;
  private String hash;

  /** There is no head row. */
  static final class Missing extends SQLException {
    private static final long serialVersionUID = 1L;

    Missing() {
      super("the head of the audit chain is missing");
    }
  }

  private ChainEnd(Connection connection, long place, String hash) {
    this.connection = connection;
    this.place = place;
    this.hash = hash;
  }

  static ChainEnd held(Connection connection) throws SQLException {
    return read(connection, " for update");
  }

  /** As it is at the moment; nothing may be appended to it. */
  static ChainEnd seen(Connection connection) throws SQLException {
    return read(connection, "");
  }

  private static ChainEnd read(Connection connection, String how) throws SQLException {
    try (PreparedStatement lock =
            connection.prepareStatement(
                "select place, chain_hash from audit_head where id = 1" + how);
        ResultSet head = lock.executeQuery()) {
      if (!head.next()) {
        throw new Missing();
      }
      return new ChainEnd(connection, head.getLong(1), head.getString(2));
    }
  }

  /** An entry that waits, with the MAC that its row has. */
  record Waiting(EntryFields fields, String mac) {}

  /** At most {@link #BATCH}, those first that were written first. */
  List<Waiting> waiting() throws SQLException {
    try (PreparedStatement read =
            connection.prepareStatement(
                "select "
                    + EntryFields.COLUMNS
                    + ", mac from audit_entry where place < 0 order by place desc fetch first "
                    + BATCH
                    + " rows only");
        ResultSet row = read.executeQuery()) {
      List<Waiting> waiting = new ArrayList<>();
      while (row.next()) {
        waiting.add(new Waiting(EntryFields.read(row), row.getString("mac")));
      }
      // every node numbers from a block of its own: IDs alone would put an hour before another
      waiting.sort(
          Comparator.comparing((Waiting one) -> one.fields().occurredAt())
              .thenComparing(one -> one.fields().id()));
      return waiting;
    }
  }

  void append(List<EntryFields> entries) throws SQLException {
    try (PreparedStatement seal =
        connection.prepareStatement(
            "update audit_entry set place = ?, chain_hash = ? where id = ?")) {
      for (EntryFields entry : entries) {
        hash = Chain.next(hash, ++place, entry);
        seal.setLong(1, place);
        seal.setString(2, hash);
        seal.setLong(3, entry.id());
        seal.addBatch();
      }
      seal.executeBatch();
    }
    try (PreparedStatement move =
        connection.prepareStatement(
            "update audit_head set place = ?, chain_hash = ? where id = 1")) {
      move.setLong(1, place);
      move.setString(2, hash);
      move.executeUpdate();
    }
  }

  long place() {
    return place;
  }

  String hash() {
    return hash;
  }
}
