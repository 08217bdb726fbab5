package org.certbureau.audit.offline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.certbureau.audit.Outside;
import org.certbureau.audit.Snapshot;

/** Writes the trail and what proves it as {@code docs/audit-trail.md} tells. */
public final class OfflineExport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection connection;
  private final Outside outside;
  private final Path target;

  private OfflineExport(Connection connection, Outside outside, Path target) {
    this.connection = connection;
    this.outside = outside;
    this.target = target;
  }

  /**
   * Ends with 0, or with 2 where the trail cannot be read or the directory holds something.
   *
   * @param args the directory; {@code BUREAU_DATA} or {@code BUREAU_DB_URL} say where the trail is
   */
  public static void main(String[] args) {
    Path target = Path.of(args[0]);
    try (Connection connection = OfflineTrail.connect()) {
      long entries = write(connection, Outside.ofThisInstallation(), target);
      System.out.println(entries + " entries and their proofs: " + target);
    } catch (IOException e) {
      fail("cannot be written: " + e.getMessage());
    } catch (SQLException | IllegalStateException e) {
      fail("The audit trail cannot be read: " + e.getMessage());
    }
  }

  private static void fail(String sentence) {
    System.err.println(sentence);
    System.exit(2);
  }

  /**
   * As it was at one moment.
   *
   * @param target made if it is not there; holds nothing yet
   * @return how many entries, those that wait included
   */
  static long write(Connection connection, Outside outside, Path target)
      throws SQLException, IOException {
    Files.createDirectories(target);
    try (Stream<Path> there = Files.list(target)) {
      if (there.findAny().isPresent()) {
        throw new NotDirectoryException(target + " is not empty");
      }
    }
    OfflineExport export = new OfflineExport(connection, outside, target);
    export.copyOutside();
    try (Snapshot moment = Snapshot.of(connection)) {
      return export.writeInside();
    }
  }

  /** Before the database is looked at: it is never behind them. */
  private void copyOutside() throws IOException {
    copy(outside.anchorsFile(), "anchors-outside.jsonl");
    copy(outside.markFile(), "mark-outside.json");
  }

  private void copy(Path file, String name) throws IOException {
    if (Files.exists(file)) {
      Files.copy(file, target.resolve(name));
    }
  }

  private long writeInside() throws SQLException, IOException {
    String said = "object_type, object_id, object_number, region, occurred_at, actor, action,";
    long entries =
        lines(
            "trail.jsonl",
            "select place, id, "
                + said
                + " details, mac, chain_hash from audit_entry where place > 0 order by place");
    entries +=
        lines(
            "trail.jsonl",
            "select cast(null as bigint) as place, id, "
                + said
                + " details, mac, cast(null as varchar(64)) as chain_hash from audit_entry where place is null or place"
                + " <= 0 order by id");
    lines(
        "anchors.jsonl",
        "select place, chain_hash, set_at, signature from audit_anchor order by place");
    lines(
        "mark.jsonl",
        "select place, chain_hash, set_at, anchors, signature from audit_mark order by id");
    lines("head.jsonl", "select place, chain_hash from audit_head");
    lines(
        "set-aside.jsonl",
        "select id, "
            + said
            + " details, mac, set_aside_at from audit_set_aside order by set_aside_at, id");
    lines(
        "keys.jsonl",
        "select 'anchors and mark' as use_of, 'sm2p256v1' as curve, public_key as point, 'database'"
            + " as origin from audit_key");
    if (outside.key() != null) {
      append("keys.jsonl", key(outside.key()));
    }
    return entries;
  }

  private static ObjectNode key(String point) {
    return JSON.createObjectNode()
        .put("use", "anchors and mark")
        .put("curve", "sm2p256v1")
        .put("point", point)
        .put("from", "outside");
  }

  private void append(String file, ObjectNode line) throws IOException {
    Files.writeString(
        target.resolve(file),
        line + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private long lines(String file, String query) throws SQLException, IOException {
    long lines = 0;
    try (PreparedStatement read = connection.prepareStatement(query);
        Writer out =
            Files.newBufferedWriter(
                target.resolve(file),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
      read.setFetchSize(1000);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          out.write(line(row) + "\n");
          lines++;
        }
      }
    }
    return lines;
  }

  private static ObjectNode line(ResultSet row) throws SQLException {
    ObjectNode line = JSON.createObjectNode();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      String column = row.getMetaData().getColumnLabel(i).toLowerCase(java.util.Locale.ROOT);
      switch (column) {
        case "place", "id", "anchors" -> number(line, column, row.getObject(i, Long.class));
        case "object_number" -> line.put("objectNumber", row.getInt(i));
        case "occurred_at" -> line.put("occurredAt", time(row, i).toString());
        case "set_at" -> line.put("setAt", time(row, i).toInstant(ZoneOffset.UTC).toString());
        case "set_aside_at" ->
            line.put("setAsideAt", time(row, i).toInstant(ZoneOffset.UTC).toString());
        case "use_of" -> line.put("use", row.getString(i));
        case "origin" -> line.put("from", row.getString(i));
        default -> line.put(attribute(column), row.getString(i));
      }
    }
    return line;
  }

  private static void number(ObjectNode line, String name, Long value) {
    line.put(name, value);
  }

  private static LocalDateTime time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDateTime.class);
  }

  /** {@code object_type} is {@code objectType}. */
  private static String attribute(String column) {
    StringBuilder name = new StringBuilder();
    for (String word : column.split("_")) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
