package org.certbureau.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.worklist.Sorting;
import org.certbureau.application.worklist.WorkDays;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkOrder;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of applications for a spreadsheet: what the filter finds, as it is sorted, masked. */
class CaseListDeskTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private Counter counter;

  @BeforeEach
  void open() {
    counter = new Counter();
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @Test
  void all_that_is_found_comes_in_its_order_with_nobodys_number_in_it() {
    CaseNumber first = counter.submitted(Counter.CHANGSHA);
    CaseNumber second = counter.accepted(Counter.CHANGSHA);
    counter.submitted(Counter.GUANGDONG);
    List<String> lines =
        csv(WorkFilter.EVERYTHING, new Sorting(WorkOrder.NUMBER, true)).lines().toList();
    assertThat(lines.get(0)).startsWith("\uFEFF受理号,单位名称,信用代码");
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith("\"\t" + second + "\"");
    assertThat(lines.get(2))
        .startsWith("\"\t" + first + "\",长沙澄岚包装材料有限公司,\"\t91430100MA4L00011K\",\"\t430100\"")
        .contains(",窗口,待受理,欧**,138****8000,", ",2026-11-22 10:42,")
        .doesNotContain("欧阳喆", "13800138000");
  }

  @Test
  void it_flows_page_by_page_until_the_last() {
    counter.submitted(Counter.CHANGSHA);
    counter
        .house()
        .database()
        .execute("create table one as select * from application fetch first 1 rows only");
    String columns =
        counter
            .house()
            .database()
            .text(
                "select listagg(column_name, ', ') from information_schema.columns where"
                    + " table_name = 'ONE' and column_name not in ('ID', 'CASE_NO')");
    counter
        .house()
        .database()
        .execute(
            ("insert into application (id, case_no, %1$s) select 1000000 + x, 'CS-20261121-' ||"
                    + " lpad(x, 6, '0'), %1$s from one, system_range(1, 450)")
                .formatted(columns));
    counter
        .house()
        .database()
        .execute(
            "insert into application_item (id, application_id, ordinal, service, years, systems,"
                + " state, state_since, version) select id, id, 1, 'NEW', 1, 2, 'WAITING',"
                + " state_since, 0 from application where id > 1000000");
    for (WorkOrder by : WorkOrder.values()) {
      assertThat(csv(WorkFilter.EVERYTHING, new Sorting(by, false)).lines().distinct())
          .as("%s", by)
          .hasSize(452);
    }
  }

  @Test
  void what_was_taken_along_is_on_record_by_its_filter_and_names_nobody() {
    counter.submitted(Counter.CHANGSHA);
    WorkFilter filter =
        new WorkFilter(
            null,
            State.SUBMITTED,
            null,
            Service.NEW,
            Channel.COUNTER,
            "欧阳喆",
            true,
            new WorkDays(WorkDays.Of.ACCEPTED, TODAY, TODAY),
            false);
    counter.as(
        Person.LI_WEN,
        () -> counter.house().bean(CaseListDesk.class).begin(filter, Sorting.URGENT));
    assertThat(
            counter
                .house()
                .database()
                .text("select details from audit_entry where action = 'report.exported'"))
        .contains("applications", "SUBMITTED", "NEW", "COUNTER", "ACCEPTED", "2026-11-22", "DUE")
        .doesNotContain("欧阳");
  }

  @Test
  void days_are_those_of_china_and_the_last_belongs_to_them() {
    counter.submitted(Counter.CHANGSHA);
    assertThat(found(WorkDays.Of.SUBMITTED, TODAY, TODAY)).isEqualTo(1);
    assertThat(found(WorkDays.Of.SUBMITTED, null, TODAY.minusDays(1))).isZero();
    assertThat(found(WorkDays.Of.SUBMITTED, TODAY.plusDays(1), null)).isZero();
    assertThat(found(WorkDays.Of.ACCEPTED, TODAY, TODAY)).as("nobody has accepted it").isZero();
    counter.accepted(Counter.CHANGSHA);
    assertThat(found(WorkDays.Of.ACCEPTED, TODAY, null)).isEqualTo(1);
  }

  private int found(WorkDays.Of of, LocalDate from, LocalDate to) {
    WorkFilter filter =
        new WorkFilter(
            null, null, null, null, null, null, false, new WorkDays(of, from, to), false);
    return counter.as(Person.LI_WEN, () -> counter.work().count(filter));
  }

  private String csv(WorkFilter filter, Sorting sorting) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    counter.as(
        Person.LI_WEN,
        () -> {
          try {
            counter
                .house()
                .bean(CaseListDesk.class)
                .csv(filter, sorting, Locale.SIMPLIFIED_CHINESE, out);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return out.toString(UTF_8);
  }
}
