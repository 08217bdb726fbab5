package org.certbureau.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomChangeException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;

/**
 * Charges of before kept their lines as a text, and one sum that is or was owed back: a step of the
 * upgrade gives each line its row. It goes on where it was cut, since a charge that has rows is
 * left alone.
 */
public class LinesOfBefore implements CustomTaskChange {
  private static final int CHARGES_AT_A_TIME = 500;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WITH_REFUND = Set.of("REFUND_DUE", "REFUNDED");

  private static final String CHARGES =
      "select c.id, c.case_no, c.state, c.total, c.lines_json, c.refund_amount, c.refund_rule,"
          + " c.refund_citation, r.id,"
          + " (select min(i.id) from application_item i join application a"
          + " on a.id = i.application_id where a.case_no = c.case_no)"
          + " from charge c left join refund r on r.charge_id = c.id"
          + " where c.id > ? and not exists (select 1 from charge_line l where l.charge_id = c.id)"
          + " order by c.id fetch first "
          + CHARGES_AT_A_TIME
          + " rows only";

  private static final String LINE =
      "insert into charge_line (charge_id, ordinal, item_id, words_zh, words_en, unit_price,"
          + " quantity, amount, rule, citation, back, back_rule, back_citation, refund_id, version)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)";

  /** Of the columns above that may be null, those that are no text. */
  private static final Set<Integer> NUMBERS = Set.of(3, 14);

  private int moved;

  /**
   * @param owedBack null where nothing is or was
   * @param refund the id of what paid it back, or null
   * @param item the only one of its case, or null where that is not there
   */
  private record Before(
      long id,
      String caseNumber,
      List<Row> lines,
      BigDecimal owedBack,
      String refundRule,
      String refundCitation,
      Long refund,
      Long item) {}

  private record Row(
      String zh,
      String en,
      BigDecimal unitPrice,
      int quantity,
      BigDecimal amount,
      String rule,
      String citation) {}

  @Override
  public void execute(Database database) throws CustomChangeException {
    try {
      move(((JdbcConnection) database.getConnection()).getUnderlyingConnection());
    } catch (SQLException | JsonProcessingException e) {
      throw new CustomChangeException("The lines of the charges could not be moved", e);
    }
  }

  private void move(Connection connection)
      throws SQLException, JsonProcessingException, CustomChangeException {
    try (PreparedStatement select = connection.prepareStatement(CHARGES);
        PreparedStatement insert = connection.prepareStatement(LINE)) {
      long after = Long.MIN_VALUE;
      List<Before> some = read(select, after);
      while (!some.isEmpty()) {
        for (Before charge : some) {
          add(charge, insert);
        }
        insert.executeBatch();
        moved += some.size();
        after = some.get(some.size() - 1).id();
        some = read(select, after);
      }
    }
  }

  private static List<Before> read(PreparedStatement select, long after)
      throws SQLException, JsonProcessingException {
    List<Before> some = new ArrayList<>();
    select.setLong(1, after);
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        BigDecimal owed = rows.getBigDecimal(6);
        some.add(
            new Before(
                rows.getLong(1),
                rows.getString(2),
                lines(rows.getString(5)),
                // before sums were kept it was the whole fee
                WITH_REFUND.contains(rows.getString(3))
                    ? Objects.requireNonNullElse(owed, rows.getBigDecimal(4))
                    : null,
                rows.getString(7),
                rows.getString(8),
                id(rows, 9),
                id(rows, 10)));
      }
    }
    return some;
  }

  private static Long id(ResultSet rows, int column) throws SQLException {
    long id = rows.getLong(column);
    return rows.wasNull() ? null : id;
  }

  private static List<Row> lines(String text) throws JsonProcessingException {
    return StreamSupport.stream(JSON.readTree(text).spliterator(), false)
        .map(LinesOfBefore::line)
        .toList();
  }

  private static Row line(JsonNode line) {
    return new Row(
        line.path("zh").asText(),
        line.path("en").asText(),
        new BigDecimal(line.path("unitPrice").asText()),
        line.path("quantity").asInt(),
        new BigDecimal(line.path("amount").asText()),
        line.path("rule").asText(),
        line.path("citation").asText());
  }

  private static void add(Before charge, PreparedStatement insert)
      throws SQLException, CustomChangeException {
    Set<String> kept = kept(charge);
    int ordinal = 0;
    for (Row line : charge.lines()) {
      Back back =
          charge.owedBack() == null || line.amount().signum() == 0
              ? null
              : kept.contains(line.rule()) ? Back.KEPT : Back.OWED;
      Object[] values = {
        charge.id(),
        ++ordinal,
        charge.item(),
        line.zh(),
        line.en(),
        line.unitPrice(),
        line.quantity(),
        line.amount(),
        line.rule(),
        line.citation(),
        back == null ? null : back.name(),
        back == null ? null : charge.refundRule(),
        back == null ? null : charge.refundCitation(),
        back == Back.OWED ? charge.refund() : null
      };
      set(insert, values);
      insert.addBatch();
    }
  }

  private static void set(PreparedStatement insert, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        insert.setNull(i + 1, NUMBERS.contains(i + 1) ? Types.BIGINT : Types.VARCHAR);
      } else {
        insert.setObject(i + 1, values[i]);
      }
    }
  }

  /** The rules whose lines were kept, by the sum that was not: as few of them as will do. */
  private static Set<String> kept(Before charge) throws CustomChangeException {
    if (charge.owedBack() == null) {
      return Set.of();
    }
    List<String> rules = charge.lines().stream().map(Row::rule).distinct().toList();
    Optional<Set<String>> fitting = Optional.empty();
    for (int choice = 0; choice < 1 << rules.size(); choice++) {
      Set<String> kept = chosen(rules, choice);
      boolean fewer = fitting.isEmpty() || kept.size() < fitting.get().size();
      if (fewer && withoutThem(charge.lines(), kept).compareTo(charge.owedBack()) == 0) {
        fitting = Optional.of(kept);
      }
    }
    return fitting.orElseThrow(
        () ->
            new CustomChangeException(
                "The charge of case %s owes back %s, which no choice of its lines adds up to"
                    .formatted(charge.caseNumber(), charge.owedBack())));
  }

  private static Set<String> chosen(List<String> rules, int choice) {
    Set<String> kept = new HashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      if ((choice & 1 << i) != 0) {
        kept.add(rules.get(i));
      }
    }
    return kept;
  }

  private static BigDecimal withoutThem(Collection<Row> lines, Set<String> kept) {
    return lines.stream()
        .filter(line -> !kept.contains(line.rule()))
        .map(Row::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Override
  public String getConfirmationMessage() {
    return "lines of " + moved + " charges moved";
  }

  @Override
  public void setUp() {
    // nothing is needed
  }

  @Override
  public void setFileOpener(ResourceAccessor resources) {
    // no file is read
  }

  @Override
  public ValidationErrors validate(Database database) {
    return new ValidationErrors();
  }
}
