package org.certbureau.work;

import static java.util.stream.Collectors.joining;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import liquibase.exception.LiquibaseException;

/**
 * The database of an earlier bureau as PostgreSQL would have it: the changesets that had run there,
 * and its rows.
 */
public final class EarlierPostgres {
  private static final String LOG =
      "create table databasechangelog (id varchar(255) not null, author varchar(255) not null,"
          + " filename varchar(255) not null, dateexecuted timestamp not null, orderexecuted int not"
          + " null, exectype varchar(10) not null, md5sum varchar(35), description varchar(255),"
          + " comments varchar(255), tag varchar(255), liquibase varchar(20), contexts varchar(255),"
          + " labels varchar(255), deployment_id varchar(10))";

  private EarlierPostgres() {}

  /**
   * @param h2 the earlier database
   * @param today one that the whole changelog has made
   * @param empty where it is to be
   */
  public static void copy(Connection h2, Connection today, Connection empty)
      throws SQLException, LiquibaseException {
    Set<String> later = changesets(today);
    later.removeAll(changesets(h2));
    withhold(later, empty);
    SchemaOfTests.update(empty);
    execute(empty, "delete from databasechangelog where exectype = 'RERAN'");
    empty.setAutoCommit(true);
    // rows come as they lie, whatever refers to them
    execute(empty, "set session_replication_role = replica");
    for (String table : tables(h2)) {
      copyRows(h2, empty, table);
    }
    execute(empty, "set session_replication_role = default");
    copySequences(h2, empty);
  }

  /** Each with its file behind a blank. */
  private static Set<String> changesets(Connection of) throws SQLException {
    return new HashSet<>(list(of, "select id || ' ' || filename from databasechangelog"));
  }

  /** Liquibase runs nothing that it finds written down. */
  private static void withhold(Set<String> changesets, Connection in) throws SQLException {
    execute(in, LOG);
    try (PreparedStatement row =
        in.prepareStatement(
            "insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted,"
                + " exectype) select ?, 'bureau', ?, now(), 0, 'RERAN'")) {
      for (String changeset : changesets) {
        String[] parts = changeset.split(" ");
        row.setString(1, parts[0]);
        row.setString(2, parts[1]);
        row.executeUpdate();
      }
    }
  }

  private static List<String> tables(Connection h2) throws SQLException {
    return list(
        h2,
        "select lower(table_name) from information_schema.tables where table_schema = 'PUBLIC' and"
            + " table_name not like 'DATABASECHANGELOG%' and table_type = 'BASE TABLE'");
  }

  private static void copyRows(Connection h2, Connection to, String table) throws SQLException {
    try (Statement statement = h2.createStatement();
        ResultSet row = statement.executeQuery("select * from " + table)) {
      int columns = row.getMetaData().getColumnCount();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        names.add(row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
      }
      execute(to, "delete from " + table);
      try (PreparedStatement insert =
          to.prepareStatement(
              "insert into %s (%s) values (%s)"
                  .formatted(
                      table,
                      names.stream().collect(joining(", ")),
                      String.join(", ", Collections.nCopies(columns, "?"))))) {
        while (row.next()) {
          for (int i = 1; i <= columns; i++) {
            insert.setObject(i, plain(row.getObject(i)));
          }
          insert.executeUpdate();
        }
      }
    }
  }

  private static Object plain(Object value) throws SQLException {
    if (value instanceof Blob bytes) {
      return bytes.getBytes(1, (int) bytes.length());
    }
    return value instanceof Clob text ? text.getSubString(1, (int) text.length()) : value;
  }

  private static void copySequences(Connection h2, Connection to) throws SQLException {
    for (String set :
        list(
            h2,
            "select 'alter sequence ' || lower(sequence_name) || ' restart with ' || base_value from"
                + " information_schema.sequences where sequence_name like '%\\_SEQ' escape '\\'")) {
      execute(to, set);
    }
  }

  private static List<String> list(Connection in, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = in.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }

  private static void execute(Connection in, String sql) throws SQLException {
    try (Statement statement = in.createStatement()) {
      statement.execute(sql);
    }
  }
}
