package org.certbureau.application.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.staff.Roles;
import org.certbureau.testing.AskedOfH2;
import org.certbureau.testing.Staff;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A page of the work list costs a page, however many applications wait and however far behind. */
class WorkListScaleTest {
  private static final int WAITING = 3_000;
  private static final int PAGE = 20;

  /** Of an index one entry more than is shown, and the rows that are shown by their keys. */
  private static final int MET = 4 * PAGE;

  private static Counter counter;

  @BeforeAll
  static void open() {
    counter = new Counter();
    counter.submitted(Counter.CHANGSHA);
    copies(database());
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  private static TestDatabase database() {
    return counter.house().database();
  }

  static Stream<Sorting> sortings() {
    return Stream.of(WorkOrder.values())
        .flatMap(by -> Stream.of(new Sorting(by, false), new Sorting(by, true)));
  }

  /** As a clerk of one region opens it, and narrowed to what the menu offers. */
  static Stream<Arguments> looks() {
    return Stream.of(
            WorkFilter.awaiting(Awaiting.ACCEPTANCE),
            new WorkFilter(Counter.CHANGSHA, State.SUBMITTED, null, null, null, null, false),
            WorkFilter.able(Awaiting.ACCEPTANCE))
        .flatMap(filter -> sortings().map(sorting -> Arguments.of(filter, sorting)));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void a_page_meets_no_more_rows_than_it_shows(WorkFilter filter, Sorting sorting) {
    assertThat(met(() -> page(filter, sorting, null), PAGE + 1)).isLessThan(MET);
  }

  @ParameterizedTest
  @MethodSource("sortings")
  void far_behind_a_page_meets_no_more_rows_than_in_front(Sorting sorting) {
    WorkFilter filter = WorkFilter.awaiting(Awaiting.ACCEPTANCE);
    String column = column(sorting);
    long id = farBehind(column, sorting.descending() ? " desc" : "");
    String key = database().text("select " + column + " from application where id = " + id);
    String far = sorting.by() == WorkOrder.DUE ? key + "." + id : Long.toString(id);
    assertThat(page(filter, sorting, far).items()).hasSize(PAGE);
    assertThat(
            met(
                () -> page(filter, sorting, far),
                PAGE + 1,
                column,
                sorting.by() == WorkOrder.FEE ? key : "'" + key + "'",
                "id",
                Long.toString(id)))
        .isLessThan(MET);
  }

  private static String column(Sorting sorting) {
    return switch (sorting.by()) {
      case DUE -> "due_on";
      case SUBMITTED -> "submitted_at";
      case NUMBER -> "case_no";
      case UNIT -> "unit_name";
      case FEE -> "fee";
    };
  }

  /** By the database's own order, not by walking there. */
  private static long farBehind(String column, String way) {
    return database()
        .number(
            "select id from application where state = 'SUBMITTED' order by "
                + column
                + way
                + ", id"
                + way
                + " offset 2900 rows fetch first 1 rows only");
  }

  @Test
  void what_one_can_do_costs_a_page_too_and_its_number_no_more_than_is_counted() {
    WorkFilter filter = WorkFilter.awaiting(Awaiting.ME);
    assertThat(met(() -> page(filter, Sorting.URGENT, null), PAGE + 1)).isLessThan(3 * MET);
    assertThat(clerk(() -> counter.work().count(filter))).isEqualTo(WorkDesk.MOST_COUNTED);
    assertThat(met(() -> clerk(() -> counter.work().count(filter)), WorkDesk.MOST_COUNTED))
        .isBetween(1L, 2L * WorkDesk.MOST_COUNTED);
  }

  @Test
  void a_look_takes_a_few_statements_and_not_one_a_row() {
    AskedOfH2 asked = AskedOfH2.fromNowOn(database());
    assertThat(page(WorkFilter.awaiting(Awaiting.ME), Sorting.URGENT, null).items()).hasSize(PAGE);
    // a lane each for what an acceptor takes in, compares and hands out; their rows; their services
    assertThat(asked.times("%from application %", "%from application_item %")).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("sortings")
  void page_by_page_everything_comes_once_and_in_order(Sorting sorting) {
    try (Counter few = new Counter()) {
      for (int i = 0; i < 3; i++) {
        few.submitted(Counter.CHANGSHA);
        few.accepted(Counter.CHANGSHA);
        few.drafted(Counter.CHANGSHA);
      }
      few.house()
          .database()
          .execute(
              "update application set fee = 100 * mod(id, 2), unit_name = 'U' || mod(id, 3),"
                  + " submitted_at = dateadd('minute', mod(id, 4), submitted_at) where submitted_at"
                  + " is not null");
      few.house()
          .database()
          .execute("update application set unit_name = null where state = 'DRAFT'");
      List<WorkItem> walked = new ArrayList<>();
      String after = null;
      do {
        String from = after;
        WorkPage page =
            few.as(Person.LI_WEN, () -> few.work().sorted(WorkFilter.EVERYTHING, sorting, from, 2));
        walked.addAll(page.items());
        after = page.next();
      } while (after != null);
      assertThat(walked).hasSize(9).extracting(WorkItem::caseNumber).doesNotHaveDuplicates();
      assertThat(walked).isSortedAccordingTo(order(sorting));
    }
  }

  private static Comparator<WorkItem> order(Sorting sorting) {
    return switch (sorting.by()) {
      case DUE -> by(WorkItem::dueOn, sorting);
      case SUBMITTED -> by(WorkItem::submittedAt, sorting);
      case NUMBER -> by(item -> item.caseNumber().value(), sorting);
      case UNIT -> by(WorkItem::unitName, sorting);
      case FEE -> by(item -> item.fee() == null ? null : item.fee().yuan(), sorting);
    };
  }

  private static <T extends Comparable<? super T>> Comparator<WorkItem> by(
      Function<WorkItem, T> value, Sorting sorting) {
    Comparator<T> order =
        sorting.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    // a day without limit stands for the last of all days, whichever way the list goes
    boolean lastOfDays = sorting.by() == WorkOrder.DUE && sorting.descending();
    return Comparator.comparing(
        value, lastOfDays ? Comparator.nullsFirst(order) : Comparator.nullsLast(order));
  }

  @Test
  void who_acts_everywhere_sees_every_region() {
    try (Counter wide = new Counter()) {
      wide.submitted(Counter.CHANGSHA);
      wide.submitted(Counter.GUANGDONG);
      Staff auditor = Staff.hire(wide.house(), "shen.ji", null, Roles.AUDITOR);
      WorkDesk desk = wide.house().bean(WorkDesk.class);
      assertThat(auditor.does(() -> desk.worklist(WorkFilter.EVERYTHING, null, PAGE)).items())
          .hasSize(2);
    }
  }

  private static WorkPage page(WorkFilter filter, Sorting sorting, String after) {
    return clerk(() -> counter.work().sorted(filter, sorting, after, PAGE));
  }

  private static <T> T clerk(Supplier<T> work) {
    return counter.as(Person.LI_WEN, work);
  }

  /**
   * The rows met by all that was asked for the keys of a page: each question is asked again with
   * its values. The rows that are shown are read by these keys.
   */
  private static long met(Runnable work, int limit, String... values) {
    AskedOfH2 asked = AskedOfH2.fromNowOn(database());
    work.run();
    List<String> questions = asked.statements("select id from %", "select id as a1 from %");
    assertThat(questions).isNotEmpty();
    return questions.stream()
        .mapToLong(question -> asked.rowsMet(filled(question, limit, values)))
        .sum();
  }

  private static String filled(String question, int limit, String... values) {
    String filled =
        question
            .replaceAll("(?i)region = \\?", "region = '" + Counter.CHANGSHA + "'")
            .replaceAll("(?i)state = \\?", "state = 'SUBMITTED'")
            .replaceAll("(?i)required_gates LIKE \\?", "required_gates like '%ORIGINALS%'")
            .replaceAll("(?i)open_gates NOT LIKE \\?", "open_gates not like '%ORIGINALS%'")
            .replaceAll("(?i)limit \\?", "limit " + limit)
            .replaceAll("(?i)offset \\?", "offset 0");
    for (int i = 0; i < values.length; i += 2) {
      filled =
          filled.replaceAll(
              "(?i)\\b" + values[i] + " ([<>=]+) \\?", values[i] + " $1 " + values[i + 1]);
    }
    return filled;
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
                              case "SUBMITTED_AT" -> "dateadd('second', x, submitted_at)";
                              case "UNIT_NAME" -> "'单位' || lpad(mod(x * 7, 1000), 4, '0')";
                              case "FEE" -> "mod(x, 5)";
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
}
