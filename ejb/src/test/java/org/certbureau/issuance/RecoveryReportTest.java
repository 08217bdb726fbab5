package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.certbureau.application.Counter;
import org.certbureau.certificate.LineView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.China;
import org.certbureau.kmc.Answer;
import org.certbureau.kmc.RecoveryOrder;
import org.certbureau.recovery.Finding;
import org.certbureau.recovery.OfficerVoice;
import org.certbureau.recovery.RecoveryEnd;
import org.certbureau.recovery.RecoveryEntry;
import org.certbureau.report.RecoveryReportDesk;
import org.certbureau.report.ReportFilter;
import org.certbureau.staff.Roles;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What auditors see of keys that were to come back: all of it, at once, and of their regions. */
class RecoveryReportTest {
  private static final String HERS = "gd-auditor";
  private static final String ELSEWHERE = "cs-auditor";

  private static Workroom room;
  private static LineCases cases;
  private static Recovering recovering;
  private static CaseNumber restored;
  private static CaseNumber refused;
  private static CaseNumber open;
  private static LineView line;

  @BeforeAll
  static void open() {
    room = new Workroom(House.onH2(), Counter.GUANGDONG);
    cases = new LineCases(room);
    recovering = new Recovering(room, cases);
    Recovering.OFFICERS.forEach(recovering::admit);
    Staff.hire(house(), HERS, Counter.GUANGDONG, Roles.AUDITOR);
    Staff.hire(house(), "gd-auditor2", Counter.GUANGDONG, Roles.AUDITOR);
    Staff.hire(house(), ELSEWHERE, Counter.CHANGSHA, Roles.AUDITOR);
    line = cases.certificate();
    restored = recovering.asking(line, "1");
    room.receive(room.restored(recovering.consented(restored)));
    refused = recovering.asking(cases.certificate(), "1");
    refuse(0, "章与存档不符");
    refuse(1, "不像本人签字");
    recovering.look();
    open = recovering.asking(cases.certificate(), "1");
  }

  @AfterAll
  static void close() {
    room.close();
  }

  private static House house() {
    return room.counter().house();
  }

  private static void refuse(int officer, String reason) {
    String name = Recovering.OFFICERS.get(officer);
    RecoveryOrder order = recovering.asked(refused);
    house()
        .inTransaction(
            () -> recovering.centre().refuse(order, name, Recovering.password(name), reason));
  }

  private static <T> T as(String auditor, Function<RecoveryReportDesk, T> work) {
    return house()
        .as(
            auditor,
            Set.of(Roles.AUDITOR),
            () -> work.apply(house().bean(RecoveryReportDesk.class)));
  }

  private static ReportFilter today() {
    LocalDate day = LocalDate.ofInstant(house().clock().instant(), China.ZONE);
    return ReportFilter.period(day, day);
  }

  private static List<RecoveryEntry> entries(String auditor, ReportFilter filter) {
    return as(auditor, desk -> desk.entries(filter));
  }

  private static RecoveryEntry entry(CaseNumber number) {
    return entries(HERS, today()).stream()
        .filter(entry -> entry.caseNumber().equals(number))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_is_there_with_who_asked_who_said_what_and_how_it_ended() {
    assertThat(entries(HERS, today()))
        .extracting(RecoveryEntry::caseNumber)
        .containsExactly(open, refused, restored);
    RecoveryEntry done = entry(restored);
    assertThat(done.how()).isEqualTo(RecoveryEnd.RESTORED);
    assertThat(done.endedAt()).isNotNull();
    assertThat(done.certificate()).isEqualTo(line.number().value());
    assertThat(done.chip()).isEqualTo(line.chip());
    assertThat(done.purpose()).isEqualTo("重开 2025 年的密文附件");
    assertThat(done.acceptor()).isNotBlank();
    assertThat(done.reviewer()).isNotBlank().isNotEqualTo(done.acceptor());
    assertThat(done.answers())
        .extracting(OfficerVoice::officer, OfficerVoice::answer)
        .containsExactlyInAnyOrder(
            tuple(Recovering.OFFICERS.get(0), Answer.CONSENT),
            tuple(Recovering.OFFICERS.get(1), Answer.CONSENT));
    assertThat(entry(refused).how()).isEqualTo(RecoveryEnd.REFUSED);
    assertThat(entry(refused).answers())
        .extracting(OfficerVoice::reason)
        .containsExactlyInAnyOrder("章与存档不符", "不像本人签字");
  }

  @Test
  void auditors_are_told_while_it_is_open() {
    assertThat(as(HERS, RecoveryReportDesk::open)).isOne();
    assertThat(entry(open).how()).isNull();
    assertThat(entry(open).answers()).isEmpty();
  }

  @Test
  void another_regions_auditor_sees_nothing_of_it() {
    assertThat(entries(ELSEWHERE, today())).isEmpty();
    assertThat(as(ELSEWHERE, RecoveryReportDesk::open)).isZero();
    LocalDate day = today().from();
    assertThatThrownBy(
            () ->
                as(
                    ELSEWHERE,
                    desk ->
                        desk.entries(
                            new ReportFilter(day, day, RegionCode.of("440000"), null, null))))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void a_period_without_any_has_none() {
    LocalDate before = today().from().minusDays(400);
    assertThat(entries(HERS, ReportFilter.period(before, before))).isEmpty();
  }

  @Test
  void the_spreadsheet_says_the_same_and_its_taking_is_on_record() {
    String csv =
        new String(
            as(HERS, desk -> desk.csv(today(), Locale.SIMPLIFIED_CHINESE)), StandardCharsets.UTF_8);
    List<String> lines = csv.lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).contains("提出时间", "恢复员表态", "结果");
    assertThat(lines.get(1)).contains(open.value(), "尚未了结");
    assertThat(lines.get(2)).contains(refused.value(), "不予恢复", "拒绝 章与存档不符");
    assertThat(lines.get(3)).contains(restored.value(), "已恢复", "\t" + line.chip());
    assertThat(csv).doesNotContain("改动", "无法认定");
    assertThat(
            room.count("audit_entry where action = 'report.exported' and actor = '" + HERS + "'"))
        .isOne();
  }

  /** Page, spreadsheet and machines have it from the same list. */
  @Test
  void what_is_missing_or_was_changed_stands_in_the_spreadsheet_and_is_an_alarm_elsewhere() {
    CaseNumber gone = recovering.asking(cases.certificate(), "1");
    CaseNumber forged = recovering.asking(cases.certificate(), "1");
    String job = room.job(forged).number();
    house().database().execute("delete from recovery_request where case_number = '" + gone + "'");
    house().database().execute("update kmc_recovery set said = 7 where job = '" + job + "'");
    try {
      String csv =
          new String(
              as("gd-auditor2", desk -> desk.csv(today(), Locale.SIMPLIFIED_CHINESE)),
              StandardCharsets.UTF_8);
      assertThat(csv.lines()).anyMatch(row -> row.contains(gone.value()) && row.contains("删过"));
      assertThat(csv.lines())
          .anyMatch(
              row ->
                  row.contains(forged.value())
                      && row.contains("密钥管理中心自己的记录被改动过")
                      && row.contains("无法认定谁表过态"));
      assertThat(entry(gone).finding()).isEqualTo(Finding.MISSING);
      LocalDate before = today().from().minusDays(400);
      assertThat(entries(ELSEWHERE, ReportFilter.period(before, before)))
          .singleElement()
          .satisfies(
              alarm -> {
                assertThat(alarm.job()).isEqualTo(job);
                assertThat(alarm.finding()).isEqualTo(Finding.CENTRE);
                assertThat(alarm.unitName()).isNull();
              });
    } finally {
      for (CaseNumber number : List.of(gone, forged)) {
        for (String table : List.of("recovery_request", "kmc_recovery")) {
          house().database().execute("delete from " + table + " where job like '" + number + "-%'");
        }
      }
    }
  }
}
