package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.application.Counter.CHANGSHA;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.start.StartDesk;
import org.certbureau.application.start.StartLine;
import org.certbureau.application.start.StartOffer;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.certificate.sight.SightRegister;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.calendar.China;
import org.certbureau.notice.ExpiryWatch;
import org.certbureau.region.business.Service;
import org.certbureau.report.BusinessReport;
import org.certbureau.report.BusinessRow;
import org.certbureau.report.ReportFilter;
import org.certbureau.station.JobWait;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Rekey;
import org.certbureau.station.contract.Settled;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people are told of a renewal: before it is begun, on its way, and of what came of it. */
class RenewalToldTest {
  private static Workroom room;
  private static LineCases cases;

  @BeforeAll
  static void open() {
    room = new Workroom();
    cases = new LineCases(room);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void an_early_renewal_says_so_where_it_is_chosen_and_from_which_day_it_is_none_A_C7() {
    LineView early = cases.certificate();
    LocalDate opens = LocalDate.ofInstant(early.end().orElseThrow(), China.ZONE).minusDays(30);
    assertThat(offered(early).warnings())
        .singleElement()
        .matches(warning -> warning.tellsOfTime() && warning.rule().equals("A-C7"))
        .matches(warning -> warning.sentence().zh().contains(opens + " 起"));
    assertThat(offered(inItsWindow()).warnings()).isEmpty();
  }

  @Test
  void a_demonstration_renews_at_once_what_it_has_just_made_and_has_it_on_record() {
    System.setProperty("bureau.demo", "true");
    System.setProperty("bureau.demo.renewal.days", "400");
    try {
      LineView line = cases.certificate();
      assertThat(offered(line).warnings()).isEmpty();
      CaseNumber number = toMake(line);
      room.rekey(number);
      assertThat(cases.now(line).end()).isEqualTo(line.end().map(RenewalToldTest::aYearLater));

      room.counter().house().bean(EarlyRenewals.class).recordIfAny();
      assertThat(
              room.count(
                  "audit_entry where action = 'house.renewals-open-early'"
                      + " and details like '%400%'"))
          .isOne();
    } finally {
      System.clearProperty("bureau.demo");
      System.clearProperty("bureau.demo.renewal.days");
    }
    room.counter().house().bean(EarlyRenewals.class).recordIfAny();
    assertThat(room.count("audit_entry where action = 'house.renewals-open-early'")).isOne();
  }

  @Test
  void its_holder_is_reminded_of_the_new_end_and_not_of_the_old_one() {
    LineView line = inItsWindow();
    CaseNumber number = toMake(line);
    room.rekey(number);
    remindOfEnds();
    assertThat(reminders(line)).isZero();
    assertThat(reminders(cases.now(line))).isZero();

    room.counter().house().clock().advance(Duration.ofDays(360));
    remindOfEnds();
    assertThat(reminders(line)).isZero();
    assertThat(reminders(cases.now(line))).isOne();
  }

  @Test
  void what_is_written_to_holders_tokens_is_counted_as_made_by_its_own_service() {
    LineView line = inItsWindow();
    CaseNumber number = toMake(line);
    LocalDate today = LocalDate.now(room.counter().house().clock().withZone(China.ZONE));
    List<BusinessRow> before = report(today);
    room.rekey(number);
    assertThat(made(report(today), Service.RENEW)).isEqualTo(made(before, Service.RENEW) + 1);
    assertThat(made(report(today), Service.NEW)).isEqualTo(made(before, Service.NEW));
    assertThat(csv(today).lines().filter(row -> row.contains("RENEW"))).isNotEmpty();
  }

  @Test
  void a_branchs_system_hands_in_a_renewal_of_a_certificate_that_it_was_shown() {
    LineView line = cases.certificate();
    House house = room.counter().house();
    Staff branch = Staff.admit(house, "yuelu", CHANGSHA);
    NewApplication renewal = cases.application(Service.RENEW, line);
    assertThatThrownBy(() -> branch.does(() -> room.counter().drafts().draft(renewal)))
        .isInstanceOf(NotFound.class);

    house.inTransaction(() -> house.bean(SightRegister.class).proved(line.id(), branch.name()));
    CaseNumber number = branch.does(() -> room.counter().drafts().draft(renewal));
    branch.does(
        () -> {
          room.counter().steps().take(number, Step.SUBMIT, null);
          return null;
        });
    assertThat(cases.state(number)).isEqualTo(State.SUBMITTED);
    assertThat(cases.view(number).warning().rule()).as("left to the counter").isEqualTo("A-C7");
  }

  @Test
  void a_job_says_that_it_waits_for_its_holder_and_for_the_token_in_the_reader() {
    CaseNumber number = toMake(inItsWindow());
    Rekey order = room.orders(Rekey.class).get(0);
    assertThat(room.job(number).kind()).isEqualTo(JobKind.REKEY);
    assertThat(room.job(number).waitsFor()).isEqualTo(JobWait.HOLDER);

    room.receive(room.keyBeside(order));
    assertThat(room.job(number).waitsFor()).isEqualTo(JobWait.READER);

    room.receive(room.proofOf(room.orders(Install.class).get(0)));
    assertThat(room.job(number).waitsFor()).isEqualTo(JobWait.CLEARING);

    room.receive(new Settled(order.job(), order.chip()));
    assertThat(room.job(number).waitsFor()).isNull();
  }

  private static List<BusinessRow> report(LocalDate day) {
    return room.counter()
        .as(
            Person.SHEN_JI,
            () ->
                room.counter()
                    .house()
                    .bean(BusinessReport.class)
                    .table(ReportFilter.period(day, day), Locale.ENGLISH))
        .rows();
  }

  private static String csv(LocalDate day) {
    return new String(
        room.counter()
            .as(
                Person.SHEN_JI,
                () ->
                    room.counter()
                        .house()
                        .bean(BusinessReport.class)
                        .csv(ReportFilter.period(day, day), Locale.ENGLISH)),
        StandardCharsets.UTF_8);
  }

  private static long made(List<BusinessRow> rows, Service service) {
    return rows.stream()
        .filter(row -> row.service() == service)
        .mapToLong(row -> row.figures().made())
        .sum();
  }

  private static void remindOfEnds() {
    room.counter().house().bean(ExpiryWatch.class).tellAll(() -> {});
  }

  private static long reminders(LineView line) {
    return room.count(
        "notice where kind = 'EXPIRY' and about = '%s'".formatted(line.inForce().job()));
  }

  private static StartOffer offered(LineView line) {
    return room
        .counter()
        .as(
            Person.LI_WEN,
            () ->
                room.counter().house().bean(StartDesk.class).find(CHANGSHA, line.number().value()))
        .lines()
        .stream()
        .filter(StartLine::named)
        .flatMap(found -> found.offers().stream())
        .filter(offer -> offer.service() == Service.RENEW)
        .findFirst()
        .orElseThrow();
  }

  private static LineView inItsWindow() {
    LineView line = cases.certificate();
    room.counter().house().clock().advance(Duration.ofDays(350));
    return cases.now(line);
  }

  /** Accepted, approved and paid; its job lies at the station. */
  private static CaseNumber toMake(LineView line) {
    CaseNumber number = cases.accepted(Service.RENEW, line);
    cases.approve(number);
    room.orders();
    room.pay(number, "300");
    return number;
  }

  private static Instant aYearLater(Instant end) {
    return end.atZone(China.ZONE).plusYears(1).toInstant();
  }
}
