package org.certbureau.application.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.application.worklist.FoundCases;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkPage;
import org.certbureau.testing.House;
import org.certbureau.testing.MetRows;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it costs to look for cases, however many there are. */
class CaseFinderScaleTest {
  private static final int CASES = 20_000;
  private static final int PAGE = 20;

  /** What is looked up is few or at most so many, and once more the row of each. */
  private static final long ALL_ROWS = 4L * (CaseFinder.FEW + 1);

  private static Counter counter;
  private static TestDatabase database;
  private static MetRows met;

  @BeforeAll
  static void open() {
    database = TestDatabase.h2();
    met = new MetRows(database);
    counter = new Counter(new House(met.kept(), TestClock.at("2026-11-22T10:42")));
    counter.submitted(Counter.CHANGSHA);
    copies();
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  /** Who is found by all of them, by some or by one, or by none. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "长沙, 20",
    "公司, 20",
    "厂17, 20",
    "厂1777, 11",
    "厂19999厂, 1",
    "没有, 0",
    "13800138000, 20",
    "欧阳喆, 20",
    "13900139000, 0",
    "019999, 1",
    "20261121-777, 1",
    "91430100MA4L00011K, 20",
    "0A1B2C3D4E5F, 0"
  })
  void a_look_meets_no_more_rows_than_a_few_pages(String typed, int found) {
    met.fromNowOn();
    WorkPage page =
        counter.as(
            Person.LI_WEN,
            () ->
                counter.house().bean(WorkDesk.class).worklist(WorkFilter.text(typed), null, PAGE));
    assertThat(page.items()).hasSize(found);
    Map<String, Long> questions = met.byQuestion();
    assertThat(questions).hasSizeLessThan(16);
    assertThat(questions.values()).allMatch(rows -> rows < ALL_ROWS, questions.toString());
  }

  /** As a list asks that shows but one state of one region. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"厂17, 20", "厂1777, 11", "13800138000, 20", "019999, 1"})
  void a_list_that_is_narrowed_by_more_meets_no_more(String typed, int found) {
    WorkFilter filter = new WorkFilter(null, null, Awaiting.ACCEPTANCE, null, null, typed, false);
    met.fromNowOn();
    WorkPage page =
        counter.as(
            Person.LI_WEN, () -> counter.house().bean(WorkDesk.class).worklist(filter, null, PAGE));
    assertThat(page.items()).hasSize(found);
    Map<String, Long> questions = met.byQuestion();
    assertThat(questions.values()).allMatch(rows -> rows < ALL_ROWS, questions.toString());
  }

  /** In the header, where the newest come first, whatever became of them. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "长沙, true",
    "厂17, true",
    "厂1777, false",
    "厂19999厂, false",
    "没有, false",
    "13800138000, true",
    "019999, false",
    "91430100MA4L00011K, true"
  })
  void the_newest_are_found_without_the_others(String typed, boolean more) {
    met.fromNowOn();
    FoundCases found =
        counter.as(Person.LI_WEN, () -> counter.house().bean(WorkDesk.class).find(typed, PAGE));
    assertThat(found.more()).isEqualTo(more);
    assertThat(found.items())
        .extracting(item -> item.caseNumber().value())
        .isSortedAccordingTo(Comparator.reverseOrder());
    Map<String, Long> questions = met.byQuestion();
    assertThat(questions.values()).allMatch(rows -> rows < ALL_ROWS, questions.toString());
  }

  /** Units of their own, all with the same agent and code, one in ten called so by its number. */
  private static void copies() {
    database.execute("create table one as select * from application fetch first 1 rows only");
    String columns =
        database.text(
            "select listagg(column_name, ', ') from information_schema.columns where table_name ="
                + " 'ONE'");
    String values =
        Stream.of(columns.split(", "))
            .map(
                column ->
                    switch (column) {
                      case "ID" -> "1000000 + x";
                      case "CASE_NO" -> "'CS-20261121-' || lpad(x, 6, '0')";
                      case "UNIT_NAME" -> "'长沙厂' || x || '厂有限公司'";
                      case "TRACKING_CODE" -> "'T' || x";
                      default -> column;
                    })
            .collect(Collectors.joining(", "));
    database.execute(
        "insert into application (%s) select %s from one, system_range(1, %d)"
            .formatted(columns, values, CASES));
    database.execute(
        "insert into application_item (id, application_id, ordinal, service, years, systems, state,"
            + " state_since, version) select id, id, 1, 'NEW', 1, 2, 'WAITING', state_since, 0 from"
            + " application where id > 1000000");
    for (String mark :
        List.of(
            "'NAME', unit_name",
            "'NAME', substring(unit_name from 3)",
            "'NAME', substring(unit_name from 4)",
            "'NAME', '有限公司'",
            "'NAME', '公司'",
            "'NUMBER', cast(cast(substring(case_no from 13) as int) as varchar)",
            "'NUMBER', '20261121-' || cast(substring(case_no from 13) as int)")) {
      database.execute(
          "insert into case_mark (application_id, region, kind, part) select id, region, "
              + mark
              + " from application where id > 1000000");
    }
    database.execute(
        "insert into case_mark (application_id, region, kind, part) select a.id, m.region, m.kind,"
            + " m.part from application a, case_mark m where a.id > 1000000 and m.kind = 'AGENT'");
    database.execute("analyze");
  }
}
