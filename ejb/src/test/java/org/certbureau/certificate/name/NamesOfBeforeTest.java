package org.certbureau.certificate.name;

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

/** The step of the upgrade by which holders of before are found by any part of their names. */
class NamesOfBeforeTest {
  private static final String PARTS =
      "select region || ' ' || part || ' ' || holder_name || ' ' || coalesce(credit_code, '-')"
          + " from holder_name_part order by id desc";

  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    execute(
        "create table certificate_pair (job varchar primary key, region varchar, holder_name"
            + " varchar, credit_code varchar, certificate_name varchar)");
    execute(
        "create table holder_name_part (id bigint primary key, region varchar not null, part"
            + " varchar not null, holder_name varchar not null, credit_code varchar)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void a_name_is_kept_from_each_character_on_and_once_for_all_its_pairs() throws Exception {
    pair("J-1", "澄岚 Ａb", "91430100MA4L00011K", null);
    pair("J-2", "澄岚 Ａb", "91430100MA4L00011K", null);
    keep();
    assertThat(rows())
        .containsExactly(
            "430100 澄岚ab 澄岚 Ａb 91430100MA4L00011K",
            "430100 岚ab 澄岚 Ａb 91430100MA4L00011K",
            "430100 ab 澄岚 Ａb 91430100MA4L00011K");
  }

  @Test
  void the_name_on_the_certificate_leads_to_the_registered_one() throws Exception {
    pair("J-1", "𠮷厂", null, "全厂");
    keep();
    assertThat(rows()).containsExactlyInAnyOrder("430100 𠮷厂 𠮷厂 -", "430100 全厂 𠮷厂 -");
  }

  @Test
  void it_goes_on_where_it_was_cut() throws Exception {
    for (int i = 0; i < 1100; i++) {
      pair("J-%04d".formatted(i), "厂%04d".formatted(i), null, null);
    }
    keep();
    List<String> whole = rows();
    assertThat(whole).hasSize(4400);
    execute("delete from holder_name_part where id < -2000");
    keep();
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(whole);
    keep();
    assertThat(rows()).hasSize(4400);
  }

  private void pair(String job, String holder, String code, String borne) throws SQLException {
    try (var insert =
        connection.prepareStatement("insert into certificate_pair values (?, '430100', ?, ?, ?)")) {
      insert.setString(1, job);
      insert.setString(2, holder);
      insert.setString(3, code);
      insert.setString(4, borne);
      insert.executeUpdate();
    }
  }

  private void keep() throws Exception {
    H2Database database = new H2Database();
    database.setConnection(new JdbcConnection(connection));
    new NamesOfBefore().execute(database);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(PARTS)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
