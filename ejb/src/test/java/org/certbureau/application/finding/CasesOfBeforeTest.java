package org.certbureau.application.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import liquibase.database.core.H2Database;
import liquibase.database.jvm.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The step of the upgrade by which cases of before are found. */
class CasesOfBeforeTest {
  private static final String MARKS =
      "select application_id || ' ' || region || ' ' || kind || ' ' || part from case_mark"
          + " order by 1";

  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    execute(
        "create table application (id bigint primary key, region varchar, case_no varchar,"
            + " unit_name varchar)");
    execute(
        "create table case_mark (application_id bigint, kind varchar, part varchar, region varchar,"
            + " primary key (application_id, kind, part))");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void a_case_is_marked_with_all_parts_of_its_name_and_the_ends_of_its_number() throws Exception {
    execute(
        "insert into application values (1, '430100', 'CS-20261122-000318', '澄岚 Ａb'),"
            + " (2, '440000', 'GD-20261123-000007', null)");
    mark();
    assertThat(rows())
        .containsExactly(
            "1 430100 NAME ab",
            "1 430100 NAME 岚ab",
            "1 430100 NAME 澄岚ab",
            "1 430100 NUMBER 20261122-318",
            "1 430100 NUMBER 318",
            "1 430100 NUMBER CS-318",
            "2 440000 NUMBER 20261123-7",
            "2 440000 NUMBER 7",
            "2 440000 NUMBER GD-7");
  }

  @Test
  void it_goes_on_where_it_was_cut() throws Exception {
    execute(
        "insert into application select x, '430100', 'CS-20261122-' || lpad(x, 6, '0'), '厂' || x"
            + " from system_range(1, 1100)");
    mark();
    List<String> whole = rows();
    execute("delete from case_mark where application_id > 500");
    execute("update case_mark set region = 'here' where application_id = 1");
    mark();
    assertThat(rows()).hasSameSizeAs(whole).contains("1 here NUMBER 1");
    mark();
    assertThat(rows()).hasSameSizeAs(whole);
  }

  private void mark() throws Exception {
    H2Database database = new H2Database();
    database.setConnection(new JdbcConnection(connection));
    new CasesOfBefore().execute(database);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(MARKS)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
