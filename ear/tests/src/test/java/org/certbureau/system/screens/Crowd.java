package org.certbureau.system.screens;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The cases of other people that lie on everybody's lists, by SQL: nothing else writes so many. */
final class Crowd {
  private static final long FIRST_ID = 9_000_000_000L;

  /** Nobody waits for them: whoever is looked at comes before them. */
  private static final LocalDate NO_LIMIT = LocalDate.of(9999, 12, 31);

  private final String database;
  private long id = FIRST_ID;

  /**
   * @param database the JDBC address of a running bureau's H2
   */
  Crowd(String database) {
    this.database = database;
  }

  /**
   * Puts copies of a case beside it, each a unit's of its own.
   *
   * @param number the case that is copied, as far as it has come
   * @param copies how many
   */
  void around(String number, int copies) throws SQLException {
    try (Connection books = DriverManager.getConnection(database, "sa", "")) {
      books.setAutoCommit(false);
      long original = idOf(books, number);
      for (int i = 0; i < copies; i++) {
        long copy = id++;
        String name = "示例人群第" + (copy - FIRST_ID) + "号单位";
        copyRow(books, "application", "id", original, copy, number, name);
        copyRow(books, "application_item", "application_id", original, copy, number, name);
        mark(books, copy, name);
      }
      books.commit();
    }
  }

  /** By what they are found, as the bureau marks its own. */
  private static void mark(Connection books, long copy, String name) throws SQLException {
    try (PreparedStatement insert =
        books.prepareStatement(
            "insert into case_mark (application_id, kind, part, region)"
                + " select id, 'NAME', ?, region from application where id = ?")) {
      for (int from = 0; from < name.length() - 1; from++) {
        insert.setString(1, name.substring(from));
        insert.setLong(2, copy);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static long idOf(Connection books, String number) throws SQLException {
    try (PreparedStatement query =
        books.prepareStatement("select id from application where case_no = ?")) {
      query.setString(1, number);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void copyRow(
      Connection books,
      String table,
      String key,
      long original,
      long copy,
      String number,
      String name)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    StringBuilder columns = new StringBuilder();
    try (PreparedStatement query =
        books.prepareStatement("select * from " + table + " where " + key + " = ?")) {
      query.setLong(1, original);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        ResultSetMetaData shape = row.getMetaData();
        for (int i = 1; i <= shape.getColumnCount(); i++) {
          String column = shape.getColumnName(i).toLowerCase(java.util.Locale.ROOT);
          columns.append(columns.isEmpty() ? "" : ", ").append(column);
          values.add(
              switch (column) {
                case "id", "application_id" -> copy;
                case "case_no" ->
                    number.replaceFirst("\\d{6}$", "9" + String.format("%05d", copy - FIRST_ID));
                case "unit_name" -> name;
                case "due_on" -> NO_LIMIT;
                default -> row.getObject(i);
              });
        }
      }
    }
    try (PreparedStatement insert =
        books.prepareStatement(
            "insert into %s (%s) values (%s)"
                .formatted(table, columns, "?" + ", ?".repeat(values.size() - 1)))) {
      for (int i = 0; i < values.size(); i++) {
        insert.setObject(i + 1, values.get(i));
      }
      insert.executeUpdate();
    }
  }
}
