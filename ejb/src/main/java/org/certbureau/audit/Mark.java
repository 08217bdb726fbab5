package org.certbureau.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.work.UtcTimestamp;

/**
 * A signed statement, made once: up to {@code place} the chain is from before entries had MACs.
 *
 * @param anchors how many anchors stood in the database by then
 * @param signature Base64 of the DER signature SM3withSM2 over {@link #signedText}
 */
record Mark(long place, String chainHash, Instant setAt, long anchors, String signature) {
  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] signedText() {
    return ("audit-mark\n" + place + "\n" + chainHash + "\n" + setAt + "\n" + anchors)
        .getBytes(StandardCharsets.UTF_8);
  }

  Mark signed(String by) {
    return new Mark(place, chainHash, setAt, anchors, by);
  }

  String toLine() {
    return JSON.createObjectNode()
            .put("place", place)
            .put("chainHash", chainHash)
            .put("setAt", setAt.toString())
            .put("anchors", anchors)
            .put("signature", signature)
            .toString()
        + "\n";
  }

  static Mark ofLine(String line) throws JsonProcessingException {
    var node = JSON.readTree(line);
    return new Mark(
        node.path("place").asLong(),
        node.path("chainHash").asText(),
        Instant.parse(node.path("setAt").asText()),
        node.path("anchors").asLong(),
        node.path("signature").asText());
  }

  /** Those in the database: one, unless somebody was at it. */
  static List<Mark> inside(Connection connection) throws SQLException {
    try (PreparedStatement read =
            connection.prepareStatement(
                "select place, chain_hash, set_at, anchors, signature from audit_mark order by id");
        ResultSet row = read.executeQuery()) {
      List<Mark> marks = new ArrayList<>();
      while (row.next()) {
        marks.add(
            new Mark(
                row.getLong(1),
                row.getString(2),
                UtcTimestamp.instant(row.getTimestamp(3)),
                row.getLong(4),
                row.getString(5)));
      }
      return marks;
    }
  }

  void insert(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into audit_mark (id, place, chain_hash, set_at, anchors, signature)"
                + " values (1, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, place);
      insert.setString(2, chainHash);
      insert.setTimestamp(3, UtcTimestamp.column(setAt));
      insert.setLong(4, anchors);
      insert.setString(5, signature);
      insert.executeUpdate();
    }
  }
}
