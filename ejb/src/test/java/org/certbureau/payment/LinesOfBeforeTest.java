package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import liquibase.database.core.H2Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomChangeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Charges as they were kept before: 500 by CS-F1, 50 by CS-F2, 2 × 100 by CS-F3, nothing by CS-F4.
 */
class LinesOfBeforeTest {
  private static final String LINES =
      "[{\"zh\":\"开户费\",\"en\":\"Opening\",\"unitPrice\":\"500.00\",\"quantity\":1,\"amount\":\"500.00\","
          + "\"rule\":\"CS-F1\",\"citation\":\"500 元\"},"
          + "{\"zh\":\"介质费\",\"en\":\"Token\",\"unitPrice\":\"50.00\",\"quantity\":1,\"amount\":\"50.00\","
          + "\"rule\":\"CS-F2\",\"citation\":\"50 元\"},"
          + "{\"zh\":\"年维护费\",\"en\":\"Yearly\",\"unitPrice\":\"100.00\",\"quantity\":2,\"amount\":\"200.00\","
          + "\"rule\":\"CS-F3\",\"citation\":\"100 元\"},"
          + "{\"zh\":\"免费\",\"en\":\"Free\",\"unitPrice\":\"0.00\",\"quantity\":1,\"amount\":\"0.00\","
          + "\"rule\":\"CS-F4\",\"citation\":\"免费\"}]";

  private Connection connection;
  private int charges;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    execute("create table application (id bigint, case_no varchar)");
    execute("create table application_item (id bigint, application_id bigint)");
    execute("create table refund (id bigint, charge_id bigint)");
    execute(
        "create table charge (id bigint, case_no varchar, state varchar, total decimal(12, 2),"
            + " lines_json clob, refund_amount decimal(12, 2), refund_rule varchar,"
            + " refund_citation varchar)");
    execute(
        "create table charge_line (charge_id bigint, ordinal int, item_id bigint, words_zh varchar,"
            + " words_en varchar, unit_price decimal(12, 2), quantity int, amount decimal(12, 2),"
            + " rule varchar, citation varchar, back varchar, back_rule varchar, back_citation"
            + " varchar, refund_id bigint, version int, primary key (charge_id, ordinal))");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void a_line_is_kept_word_for_word() throws Exception {
    charge("SETTLED", null, LINES);
    move();
    assertThat(
            rows(
                "select ordinal || ' ' || words_zh || ' ' || words_en || ' ' || quantity || ' x ' ||"
                    + " unit_price || ' = ' || amount || ' ' || rule || ' ' || citation from"
                    + " charge_line order by ordinal"))
        .containsExactly(
            "1 开户费 Opening 1 x 500.00 = 500.00 CS-F1 500 元",
            "2 介质费 Token 1 x 50.00 = 50.00 CS-F2 50 元",
            "3 年维护费 Yearly 2 x 100.00 = 200.00 CS-F3 100 元",
            "4 免费 Free 1 x 0.00 = 0.00 CS-F4 免费");
  }

  /** What costs nothing needs not go back. */
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "DUE, , - - - -",
    "SETTLED, , - - - -",
    "CANCELLED, , - - - -",
    "REFUND_DUE, , OWED OWED OWED -",
    "REFUND_DUE, 750, OWED OWED OWED -",
    "REFUND_DUE, 250, KEPT OWED OWED -",
    "REFUND_DUE, 700, OWED KEPT OWED -",
    "REFUND_DUE, 550, OWED OWED KEPT -",
    "REFUND_DUE, 50, KEPT OWED KEPT -",
    "REFUNDED, , OWED OWED OWED -",
    "REFUNDED, 200, KEPT KEPT OWED -"
  })
  void what_was_kept_is_told_by_the_sum_that_goes_back(String state, String owed, String back)
      throws Exception {
    charge(state, owed, LINES);
    move();
    assertThat(rows("select coalesce(back, '-') from charge_line order by ordinal"))
        .containsExactly(back.split(" "));
  }

  @Test
  void a_sum_that_no_choice_of_lines_adds_up_to_stops_the_upgrade_and_names_its_case()
      throws Exception {
    charge("REFUND_DUE", "123.45", LINES);
    assertThatExceptionOfType(CustomChangeException.class)
        .isThrownBy(this::move)
        .withMessageContaining("case CS-1 owes back 123.45");
  }

  @Test
  void what_was_repaid_names_its_refund_and_what_was_kept_none() throws Exception {
    charge("REFUNDED", "550", LINES);
    execute("insert into refund values (7, 1)");
    move();
    assertThat(rows("select coalesce('' || refund_id, '-') from charge_line order by ordinal"))
        .containsExactly("7", "7", "-", "-");
  }

  @Test
  void it_goes_on_behind_what_is_there_through_any_number_of_charges() throws Exception {
    for (int i = 0; i < 1201; i++) {
      charge("SETTLED", null, i % 400 == 1 ? "[]" : LINES);
    }
    move();
    execute("delete from charge_line where charge_id > 600");
    execute("update charge_line set back = 'KEPT'");
    move();
    assertThat(rows("select count(*) from charge_line")).containsExactly("4792");
    assertThat(rows("select count(*) from charge_line where back = 'KEPT'"))
        .containsExactly("2392");
  }

  private void charge(String state, String owed, String lines) throws SQLException {
    int id = ++charges;
    execute(
        "insert into charge values (%d, 'CS-%d', '%s', 750, '%s', %s, 'CIV-566', '恢复原状')"
            .formatted(id, id, state, lines, owed));
  }

  private void move() throws CustomChangeException {
    H2Database database = new H2Database();
    database.setConnection(new JdbcConnection(connection));
    new LinesOfBefore().execute(database);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
