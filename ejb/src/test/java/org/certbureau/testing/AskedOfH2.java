package org.certbureau.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What H2 was asked since it began to keep it, and how many rows it meets for what it is asked. */
public final class AskedOfH2 {
  private static final Pattern ROWS_MET = Pattern.compile("scanCount: (\\d+)");

  private final TestDatabase database;

  private AskedOfH2(TestDatabase database) {
    this.database = database;
  }

  /** What was asked before is forgotten. */
  public static AskedOfH2 fromNowOn(TestDatabase database) {
    database.execute("set query_statistics false");
    database.execute("set query_statistics true");
    return new AskedOfH2(database);
  }

  /**
   * How often it was asked something.
   *
   * @param like what the statement is like, in lower case; one of these
   */
  public long times(String... like) {
    return database.number(
        "select coalesce(sum(execution_count), 0) from " + statistics(List.of(like)));
  }

  /**
   * The statements themselves, without their values.
   *
   * @param like as for {@link #times}
   */
  public List<String> statements(String... like) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select sql_statement from " + statistics(List.of(like)))) {
      List<String> statements = new ArrayList<>();
      while (rows.next()) {
        statements.add(rows.getString(1));
      }
      return statements;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All but what is asked here. */
  private static String statistics(List<String> like) {
    return "information_schema.query_statistics where lower(sql_statement) not like"
        + " '%query_statistics%' and (lower(sql_statement) like '"
        + String.join("' or lower(sql_statement) like '", like)
        + "')";
  }

  /**
   * Runs a statement and counts the rows that it meets on its way, told or not.
   *
   * @param statement with its values
   */
  public long rowsMet(String statement) {
    return ROWS_MET
        .matcher(database.text("explain analyze " + statement))
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }
}
