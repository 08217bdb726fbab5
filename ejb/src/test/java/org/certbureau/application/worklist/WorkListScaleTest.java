package org.certbureau.application.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.staff.Roles;
import org.certbureau.testing.AskedOfH2;
import org.certbureau.testing.Staff;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page of the work list costs a page, however many applications wait. */
class WorkListScaleTest {
  private static final int WAITING = 3_000;
  private static final int PAGE = 20;

  /** As a clerk of one region opens it, and narrowed to what the menu offers. */
  static Stream<WorkFilter> filters() {
    return Stream.of(
        WorkFilter.awaiting(Awaiting.ACCEPTANCE),
        new WorkFilter(Counter.CHANGSHA, State.SUBMITTED, null, null, null, null, false));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void a_page_meets_no_more_rows_than_it_shows(WorkFilter filter) {
    try (Counter counter = new Counter()) {
      TestDatabase database = counter.house().database();
      counter.submitted(Counter.CHANGSHA);
      copies(database);
      AskedOfH2 asked = AskedOfH2.fromNowOn(database);
      WorkPage page =
          counter.as(
              Person.LI_WEN,
              () -> counter.house().bean(WorkDesk.class).worklist(filter, null, PAGE));
      assertThat(page.items()).hasSize(PAGE);
      List<String> statements = asked.statements("%from application %due_on%");
      assertThat(statements).hasSize(1);
      assertThat(asked.rowsMet(filled(statements.get(0)))).isLessThan(4 * PAGE);
    }
  }

  @Test
  void who_acts_everywhere_sees_every_region() {
    try (Counter counter = new Counter()) {
      counter.submitted(Counter.CHANGSHA);
      counter.submitted(Counter.GUANGDONG);
      Staff auditor = Staff.hire(counter.house(), "shen.ji", null, Roles.AUDITOR);
      WorkDesk desk = counter.house().bean(WorkDesk.class);
      assertThat(auditor.does(() -> desk.worklist(WorkFilter.EVERYTHING, null, PAGE)).items())
          .hasSize(2);
    }
  }

  private static void copies(TestDatabase database) {
    database.execute("create table one as select * from application fetch first 1 rows only");
    List<String> columns = columns(database);
    database.execute(
        "insert into application ("
            + String.join(", ", columns)
            + ") select "
            + String.join(
                ", ",
                columns.stream()
                    .map(
                        column ->
                            switch (column) {
                              case "ID" -> "1000000 + x";
                              case "CASE_NO" -> "'CS-20261121-' || lpad(x, 6, '0')";
                              default -> column;
                            })
                    .toList())
            + " from one, system_range(1, "
            + WAITING
            + ")");
    database.execute(
        "insert into application_item (id, application_id, ordinal, service, years, systems, state,"
            + " state_since, version) select id, id, 1, 'NEW', 1, 2, 'WAITING', state_since, 0 from"
            + " application where id > 1000000");
  }

  private static List<String> columns(TestDatabase database) {
    return Stream.of(
            database
                .text(
                    "select listagg(column_name, ' ') from information_schema.columns where"
                        + " table_name = 'ONE'")
                .split(" "))
        .toList();
  }

  private static String filled(String statement) {
    return statement
        .replace("ordinal = ?", "ordinal = 1")
        .replace("region = ?", "region = '" + Counter.CHANGSHA + "'")
        .replace("state = ?", "state = 'SUBMITTED'")
        .replace("LIMIT ?", "limit " + PAGE)
        .replace("OFFSET ?", "offset 0");
  }
}
