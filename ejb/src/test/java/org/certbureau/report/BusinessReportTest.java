package org.certbureau.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.ejb.EJBAccessException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.certbureau.application.Counter;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Roles;
import org.certbureau.testing.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 业务日报. */
class BusinessReportTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final ReportFilter THREE_DAYS =
      ReportFilter.period(DAY.minusDays(1), DAY.plusDays(1));

  private static Ledger ledger;

  @BeforeEach
  void open() {
    if (ledger == null) {
      ledger = new Ledger(Database.H2.open());
    }
    ledger.clear();
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  /** Two applications in Changsha, one in Guangdong, on 20 November. */
  private static void aDaysBusiness(Ledger ledger) {
    String first =
        ledger.application("430100", "CS-11", "NEW", "2026-11-20T09:10", "2026-11-20T11:30");
    ledger.paid(first, "750.00", "2026-11-20T09:40");
    ledger.job(first, "FAILED", "2026-11-20T10:00");
    ledger.job(first, "DONE", "2026-11-20T10:05");
    String second = ledger.application("430100", "CS-11", "NEW", "2026-11-20T10:00", null);
    ledger.paid(second, "650.00", "2026-11-21T09:00");
    String third = ledger.application("440000", null, "NEW", "2026-11-20T15:00", null);
    ledger.paid(third, "700.00", "2026-11-20T16:00");
    ledger.job(third, "SIGNING", "2026-11-20T16:05"); // not over
    ledger.application("430100", "CS-11", "NEW", null, null); // not accepted
  }

  @ParameterizedTest
  @EnumSource
  void business_is_counted_by_day_region_desk_and_service(Database on) {
    try (Ledger own = new Ledger(on.open())) {
      aDaysBusiness(own);

      BusinessTable table = own.table("AN_QUAN", THREE_DAYS);

      assertThat(table.rows())
          .extracting(
              row -> row.day().getDayOfMonth(),
              BusinessRow::regionName,
              BusinessRow::deskName,
              BusinessRow::serviceName,
              BusinessRow::figures)
          .containsExactly(
              tuple(19, null, null, null, Figures.NONE),
              tuple(
                  20,
                  "长沙市",
                  "长沙市人社局一楼大厅 11 号“数字证书认证”窗口",
                  "证书初次申请",
                  new Figures(2, 1, 1, 1, 1, Money.ZERO, Money.of("750"))),
              tuple(
                  20,
                  "广东省",
                  "未经受理点",
                  "新申请",
                  new Figures(1, 0, 0, 0, 1, Money.ZERO, Money.of("700"))),
              tuple(
                  21,
                  "长沙市",
                  "长沙市人社局一楼大厅 11 号“数字证书认证”窗口",
                  "证书初次申请",
                  new Figures(0, 0, 0, 0, 1, Money.ZERO, Money.of("650"))));
      assertThat(table.totals())
          .isEqualTo(new Figures(3, 1, 1, 1, 3, Money.ZERO, Money.of("2100")));
      assertThat(table.asOf()).isEqualTo(Instant.parse("2026-11-22T02:45:00Z"));
      assertThat(table.basis()).hasSize(5).allMatch(line -> line.startsWith("口径："));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_paid_back_is_taken_off_the_fees_on_the_day_it_is_recorded(Database on) {
    try (Ledger own = new Ledger(on.open())) {
      String refused = own.application("430100", "CS-11", "NEW", "2026-11-20T09:10", null);
      own.paid(refused, "750.00", "2026-11-20T09:40");
      own.paid(
          own.application("430100", "CS-11", "NEW", "2026-11-20T10:00", null),
          "650.00",
          "2026-11-21T09:00");
      own.repaid(refused, "500.00", "2026-11-21T15:00");
      own.repaid(refused, "250.00", "2026-11-21T16:00"); // by lines, and each is counted

      BusinessTable table = own.table("SHEN_JI", THREE_DAYS);

      assertThat(table.days())
          .extracting(Subtotal::figures)
          .containsExactly(
              Figures.NONE,
              new Figures(2, 0, 0, 0, 1, Money.ZERO, Money.of("750")),
              new Figures(0, 0, 0, 0, 1, Money.of("750"), Money.of("-100")));
      assertThat(table.totals())
          .isEqualTo(new Figures(2, 0, 0, 0, 2, Money.of("750"), Money.of("650")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_day_begins_and_ends_at_midnight_in_China(Database on) {
    try (Ledger own = new Ledger(on.open())) {
      own.application("430100", "CS-11", "NEW", "2026-11-19T23:59:59", null);
      own.application("430100", "CS-11", "NEW", "2026-11-20T00:00:00", null);
      own.application("430100", "CS-11", "NEW", "2026-11-20T07:59:59", null); // 19th in UTC
      own.application("430100", "CS-11", "NEW", "2026-11-20T23:59:59", null);
      own.application("430100", "CS-11", "NEW", "2026-11-21T00:00:00", null);

      assertThat(own.table("SHEN_JI", THREE_DAYS).days())
          .extracting(Subtotal::code, day -> day.figures().accepted())
          .containsExactly(
              tuple("2026-11-19", 1L), tuple("2026-11-20", 3L), tuple("2026-11-21", 1L));
      assertThat(own.table("SHEN_JI", ReportFilter.period(DAY, DAY)).totals().accepted())
          .isEqualTo(3);
    }
  }

  @Test
  void a_leap_day_is_a_day_like_any_other() {
    ledger.application("430100", "CS-11", "NEW", "2028-02-29T10:00", null);

    assertThat(
            ledger
                .table(
                    "SHEN_JI",
                    ReportFilter.period(LocalDate.of(2028, 2, 28), LocalDate.of(2028, 3, 1)))
                .days())
        .extracting(Subtotal::code, day -> day.figures().accepted())
        .containsExactly(tuple("2028-02-28", 0L), tuple("2028-02-29", 1L), tuple("2028-03-01", 0L));
  }

  @Test
  void a_period_without_business_shows_its_days_with_zeros() {
    BusinessTable table = ledger.table("SHEN_JI", THREE_DAYS);

    assertThat(table.rows()).hasSize(3).extracting(BusinessRow::figures).containsOnly(Figures.NONE);
    assertThat(table.days()).hasSize(3);
    assertThat(table.services()).isEmpty();
    assertThat(table.totals()).isEqualTo(Figures.NONE);
  }

  @Test
  void an_auditor_sees_the_business_of_the_own_regions_only() {
    aDaysBusiness(ledger);

    assertThat(ledger.table("SHEN_JI", THREE_DAYS).regions())
        .extracting(Subtotal::code)
        .containsExactly("430100");
    assertThat(ledger.table("LIN_JI", THREE_DAYS).regions())
        .extracting(Subtotal::code)
        .containsExactly("440000");
    assertThatThrownBy(
            () ->
                ledger.table(
                    "LIN_JI", new ReportFilter(DAY, DAY, RegionCode.of("430100"), null, null)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () ->
                ledger
                    .house()
                    .as(
                        "LI_WEN",
                        Set.of(Roles.ACCEPTOR),
                        () ->
                            ledger
                                .house()
                                .bean(BusinessReport.class)
                                .table(THREE_DAYS, Locale.SIMPLIFIED_CHINESE)))
        .isInstanceOf(EJBAccessException.class);
  }

  @Test
  void it_is_narrowed_by_region_desk_and_service() {
    aDaysBusiness(ledger);
    ledger.application("430100", "CS-12", "RENEW", "2026-11-20T10:00", null);

    assertThat(accepted(new ReportFilter(DAY, DAY, RegionCode.of("430100"), null, null)))
        .isEqualTo(3);
    assertThat(accepted(new ReportFilter(DAY, DAY, null, Service.RENEW, null))).isEqualTo(1);
    assertThat(accepted(new ReportFilter(DAY, DAY, null, null, "CS-11"))).isEqualTo(2);
    assertThat(accepted(new ReportFilter(DAY, DAY, null, null, "' or 1=1 --"))).isZero();
  }

  private static long accepted(ReportFilter filter) {
    return ledger.table("AN_QUAN", filter).totals().accepted();
  }

  @Test
  void an_application_counts_at_the_desk_where_its_acceptor_sat() {
    try (Ledger own = new Ledger(Database.H2.open())) {
      own.house().database().execute("update staff_account set desk = 'CS-11'");
      own.counter().accepted(Counter.CHANGSHA);
      // the clerk moves; what was accepted stays where it was
      own.house().database().execute("update staff_account set desk = 'CS-99'");
      LocalDate today = LocalDate.of(2026, 11, 22);

      assertThat(own.table("SHEN_JI", ReportFilter.period(today, today)).desks())
          .extracting(Subtotal::code, desk -> desk.figures().accepted())
          .containsExactly(tuple("CS-11", 1L));
    }
  }

  @Test
  void a_spreadsheet_has_the_rows_their_total_and_the_basis_and_is_on_record() {
    aDaysBusiness(ledger);
    ReportFilter filter =
        new ReportFilter(DAY, DAY.plusDays(1), RegionCode.of("430100"), Service.NEW, "CS-11");

    byte[] csv =
        ledger.as(
            "SHEN_JI",
            () -> ledger.house().bean(BusinessReport.class).csv(filter, Locale.SIMPLIFIED_CHINESE));

    String desk = "\"\tCS-11\",长沙市人社局一楼大厅 11 号“数字证书认证”窗口,\"\tNEW\",证书初次申请";
    assertThat(new String(csv, UTF_8).substring(1).split("\r\n"))
        .startsWith(
            "日期,地区代码,地区,受理点代码,受理点,业务代码,业务,受理（件）,办结（件）,制证（个）,制证失败（次）,缴费（笔）,退款（元）,实收（元）",
            "2026-11-20,\"\t430100\",长沙市," + desk + ",2,1,1,1,1,0.00,750.00",
            "2026-11-21,\"\t430100\",长沙市," + desk + ",0,0,0,0,1,0.00,650.00",
            "合计,,,,,,,2,1,1,1,2,0.00,1400.00")
        .hasSize(9);
    assertThat(
            ledger
                .house()
                .database()
                .text("select details from audit_entry where action = 'report.exported'"))
        .isEqualTo(
            "{\"desk\":\"CS-11\",\"from\":\"2026-11-20\",\"region\":\"430100\",\"rows\":\"2\","
                + "\"service\":\"NEW\",\"to\":\"2026-11-21\"}");
  }

  @Test
  void regions_and_their_desks_can_be_chosen() {
    assertThat(
            ledger.as(
                "SHEN_JI",
                () -> ledger.house().bean(BusinessReport.class).choices(Locale.SIMPLIFIED_CHINESE)))
        .singleElement()
        .satisfies(
            choice -> {
              assertThat(choice.name()).isEqualTo("长沙市");
              assertThat(choice.desks()).extracting(Subtotal::code).containsExactly("CS-11");
            });
  }
}
