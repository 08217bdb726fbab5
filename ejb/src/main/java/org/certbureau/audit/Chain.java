package org.certbureau.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.certbureau.crypto.Sm3;

/**
 * The arithmetic of the chain: {@code hash(n) = SM3(hash(n-1) ‖ n ‖ fields of entry n)}, each field
 * with its length before it, so that no two entries read the same.
 */
final class Chain {
  static final String FIRST = "0".repeat(64);

  /** The columns that {@link #next} reads, in their order. */
  static final String COLUMNS =
      "id, object_type, object_id, object_number, region, occurred_at, actor, action, details";

  private Chain() {}

  static String next(String previousHash, long place, ResultSet entry) throws SQLException {
    ByteArrayOutputStream text = new ByteArrayOutputStream(512);
    add(text, previousHash);
    add(text, Long.toString(place));
    add(text, Long.toString(entry.getLong("id")));
    add(text, entry.getString("object_type"));
    add(text, entry.getString("object_id"));
    add(text, Integer.toString(entry.getInt("object_number")));
    add(text, entry.getString("region"));
    add(text, entry.getObject("occurred_at", LocalDateTime.class).toString());
    add(text, entry.getString("actor"));
    add(text, entry.getString("action"));
    add(text, entry.getString("details"));
    return Sm3.hex(text.toByteArray());
  }

  private static void add(ByteArrayOutputStream text, String field) {
    if (field == null) {
      text.writeBytes(ByteBuffer.allocate(4).putInt(-1).array());
      return;
    }
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    text.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
    text.writeBytes(bytes);
  }
}
