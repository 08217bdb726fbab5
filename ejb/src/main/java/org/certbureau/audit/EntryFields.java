package org.certbureau.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;

/**
 * What an entry says, as hashes and MACs take it in: each field with its length before it, so that
 * no two entries read the same.
 *
 * @param occurredAt wall time of UTC
 */
record EntryFields(
    long id,
    String objectType,
    String objectId,
    int objectNumber,
    String region,
    LocalDateTime occurredAt,
    String actor,
    String action,
    String details) {
  /** The columns that {@link #read} wants. */
  static final String COLUMNS =
      "id, object_type, object_id, object_number, region, occurred_at, actor, action, details";

  static EntryFields read(ResultSet row) throws SQLException {
    return new EntryFields(
        row.getLong("id"),
        row.getString("object_type"),
        row.getString("object_id"),
        row.getInt("object_number"),
        row.getString("region"),
        row.getObject("occurred_at", LocalDateTime.class),
        row.getString("actor"),
        row.getString("action"),
        row.getString("details"));
  }

  /** All fields in the order of the columns. */
  byte[] text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream(512);
    add(text, Long.toString(id));
    add(text, objectType);
    add(text, objectId);
    add(text, Integer.toString(objectNumber));
    add(text, region);
    add(text, occurredAt.toString());
    add(text, actor);
    add(text, action);
    add(text, details);
    return text.toByteArray();
  }

  static void add(ByteArrayOutputStream text, String field) {
    if (field == null) {
      text.writeBytes(ByteBuffer.allocate(4).putInt(-1).array());
      return;
    }
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    text.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
    text.writeBytes(bytes);
  }

  /** Where people look for it: what, of what, and the row. */
  Object[] named() {
    return new Object[] {action, objectType, objectId, id};
  }
}
