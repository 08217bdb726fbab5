package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.Step;
import org.certbureau.certificate.LineView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kmc.Quorum;
import org.certbureau.recovery.Finding;
import org.certbureau.recovery.OfficerVoice;
import org.certbureau.recovery.RecoveryBook;
import org.certbureau.recovery.RecoveryDesk;
import org.certbureau.recovery.RecoveryEnd;
import org.certbureau.recovery.RecoveryEntry;
import org.certbureau.recovery.RecoveryPaper;
import org.certbureau.recovery.RecoveryRow;
import org.certbureau.recovery.RecoveryState;
import org.certbureau.recovery.RecoveryView;
import org.certbureau.staff.PasswordHash;
import org.certbureau.staff.Roles;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.RestoreKey;
import org.certbureau.testing.House;
import org.certbureau.testing.Refused;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody writes into the bureau's database, and has neither a key nor officers and auditors. */
class RecoveryForgeryTest {
  private static final String LIN = Recovering.OFFICERS.get(0);
  private static final String CHEN = Recovering.OFFICERS.get(1);
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Set<RegionCode> HERE = Set.of(Counter.GUANGDONG);
  private static final Set<RegionCode> ELSEWHERE = Set.of(Counter.CHANGSHA);

  private static Workroom room;
  private static LineCases cases;
  private static Recovering recovering;

  @BeforeAll
  static void open() {
    room = new Workroom(House.onH2(), Counter.GUANGDONG);
    cases = new LineCases(room);
    recovering = new Recovering(room, cases);
    for (String officer : Recovering.OFFICERS) {
      Staff.hire(house(), officer, room.region(), Roles.RECOVERY_OFFICER);
      house()
          .database()
          .execute(
              "update staff_account set password_hash = '%s' where name = '%s'"
                  .formatted(PasswordHash.of(Recovering.password(officer)), officer));
      recovering.admit(officer);
    }
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @AfterEach
  void nothingIsLeftOver() {
    room.orders();
  }

  private static House house() {
    return room.counter().house();
  }

  private static <T> T as(String officer, Function<RecoveryDesk, T> work) {
    return house()
        .as(
            officer,
            Set.of(Roles.RECOVERY_OFFICER),
            () -> work.apply(house().bean(RecoveryDesk.class)));
  }

  private static RecoveryView view(String officer, CaseNumber number) {
    return as(officer, desk -> desk.view(number));
  }

  private static CaseNumber asked() {
    return recovering.asking(cases.certificate(), "1");
  }

  private static String job(CaseNumber number) {
    return room.job(number).number();
  }

  private static void look(String officer, CaseNumber number) {
    for (RecoveryPaper paper : view(officer, number).papers()) {
      for (RecoveryPaper.Page page : paper.pages()) {
        as(officer, desk -> desk.page(number, page.scan()));
      }
    }
  }

  private static void consent(String officer, CaseNumber number) {
    as(
        officer,
        desk -> {
          desk.consent(number, new String(Recovering.password(officer)), "10.1.2.3");
          return null;
        });
  }

  private static void sql(String statement, Object... values) {
    String filled = statement.formatted(values);
    assertThat(house().database().execute(filled)).as(filled).isOne();
  }

  private static List<RecoveryEntry> told(Set<RegionCode> regions, Instant from, Instant until) {
    return house().bean(RecoveryBook.class).asked(regions, from, until, 100);
  }

  private static RecoveryEntry entry(CaseNumber number) {
    return of(told(HERE, Instant.EPOCH, LATEST), number).get(0);
  }

  private static List<RecoveryEntry> of(List<RecoveryEntry> entries, CaseNumber number) {
    return entries.stream().filter(entry -> entry.job().equals(job(number))).toList();
  }

  private static RecoveryRow listed(List<RecoveryRow> rows, CaseNumber number) {
    return rows.stream().filter(row -> number.equals(row.caseNumber())).findFirst().orElseThrow();
  }

  private static Instant today() {
    return house().clock().instant().minusSeconds(60);
  }

  private static Instant tomorrow() {
    return house().clock().instant().plusSeconds(60);
  }

  /**
   * Pairs are led to one another's certificates until the token has proved its key, and case and
   * name are led to the victim afterwards: what officers see is what was asked then.
   */
  @Test
  void a_strangers_key_is_shown_with_both_names_and_leaves_for_no_token() {
    LineView own = cases.certificate();
    CaseNumber another = room.counter().accepted(room.region());
    room.counter().keptFromBefore(another, "unitName", "广州澄江塑料制品有限公司");
    room.open(another);
    room.make(another);
    LineView victim = room.line(another);
    String mine = own.inForce().job();
    String theirs = victim.inForce().job();
    CaseNumber number = recovering.atStation(own, "1");
    sql("update certificate_pair set ordinal = 2 where job = '%s'", mine);
    sql(
        "update certificate_pair set line_id = %d, ordinal = 1, in_force_line = null,"
            + " state = 'SUPERSEDED' where job = '%s'",
        own.id(), theirs);
    room.receive(room.keyBeside(room.orders(RestoreKey.class).get(0)));
    RecoveryView warned = view(LIN, number);
    assertThat(warned.isOfAnotherName()).isTrue();
    assertThat(warned.certifiedName()).startsWith(victim.inForce().holderName() + "（");
    assertThat(warned.carriedName()).startsWith(own.inForce().holderName() + "（");

    sql(
        "update certificate_pair set line_id = %d, in_force_line = %d, state = 'ACTIVE'"
            + " where job = '%s'",
        victim.id(), victim.id(), theirs);
    sql("update certificate_pair set ordinal = 1 where job = '%s'", mine);
    sql(
        "update application_item set line_id = %d where application_id ="
            + " (select id from application where case_no = '%s')",
        victim.id(), number);
    sql(
        "update application set unit_name = '%s' where case_no = '%s'",
        victim.inForce().holderName(), number);
    for (String officer : List.of(LIN, CHEN)) {
      RecoveryView seen = view(officer, number);
      assertThat(seen.state()).isEqualTo(RecoveryState.FORGED);
      assertThat(seen.finding()).isEqualTo(Finding.CHANGED);
      assertThat(seen.isOfAnotherName()).isTrue();
      assertThat(seen.unitName()).isEqualTo(own.inForce().holderName());
      assertThat(seen.certificate()).isEqualTo(own.number().value());
      look(officer, number);
      assertThat(Refused.at(() -> consent(officer, number)).code()).isEqualTo("kmc.forged");
      // the centre itself has their word for what it wrote down: nothing is sent for that either
      recovering.consent(number, officer);
    }
    assertThat(recovering.state(number)).isEqualTo(Quorum.State.ENOUGH);
    assertThat(entry(number).finding()).isEqualTo(Finding.CHANGED);
    assertThat(entry(number).unitName()).isEqualTo(own.inForce().holderName());
    recovering.look();
    assertThat(room.orders()).hasOnlyElementsOfType(Abandon.class).hasSize(1);
    assertThat(room.job(number).failureCode()).isEqualTo("ORDER_CHANGED");
  }

  /** A unit that is called the same has another code, and officers see it. */
  @Test
  void a_namesakes_key_is_shown_with_both_codes() {
    LineView own = cases.certificate();
    CaseNumber another = room.counter().accepted(room.region());
    room.counter().keptFromBefore(another, "creditCode", "91430100MA8762583H");
    room.open(another);
    room.make(another);
    LineView victim = room.line(another);
    CaseNumber number = recovering.atStation(own, "1");
    sql("update certificate_pair set ordinal = 2 where job = '%s'", own.inForce().job());
    sql(
        "update certificate_pair set line_id = %d, ordinal = 1, in_force_line = null,"
            + " state = 'SUPERSEDED' where job = '%s'",
        own.id(), victim.inForce().job());
    room.receive(room.keyBeside(room.orders(RestoreKey.class).get(0)));

    RecoveryView warned = view(LIN, number);

    assertThat(victim.inForce().certificateName()).isEqualTo(own.inForce().certificateName());
    assertThat(warned.certifiedName()).isNotEqualTo(warned.carriedName());
    assertThat(warned.isOfAnotherName()).isTrue();
  }

  /** One row is enough to have another's certificate stand for the token's own. */
  @Test
  void the_token_is_named_by_the_certificate_that_proved_it_and_not_by_one_put_in_its_place() {
    LineView line = cases.certificate();
    LineView other = cases.certificate();
    CaseNumber number = recovering.asking(line, "1");
    sql(
        "update pair_certificates set signing = (select signing from pair_certificates where"
            + " job = '%s') where job = '%s'",
        other.inForce().job(), line.inForce().job());
    RecoveryView seen = view(LIN, number);
    assertThat(seen.carriedName()).startsWith(line.inForce().holderName());
    assertThat(seen.state()).isEqualTo(RecoveryState.FORGED);
    look(LIN, number);
    assertThat(Refused.at(() -> consent(LIN, number)).code())
        .isEqualTo("recovery.certificate-changed");
    assertThat(entry(number).finding()).isEqualTo(Finding.CERTIFICATE);
    recovering.consent(number, LIN);
    recovering.consent(number, CHEN);
    recovering.look();
    assertThat(room.orders(Restore.class)).isEmpty();
    assertThat(room.job(number).failureCode()).isEqualTo("KEY_CERTIFICATE_CHANGED");
  }

  /** What is shown is the centre's, consented to is nothing, and the auditor is told. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "recipient = X'04"
            + "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"
            + "BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0'",
        "key_fingerprint = rpad('0', 64, '0')",
        "acceptor = 'nobody'",
        "reviewer = 'nobody'",
        "certificate = 'GD-Z-999999'",
        "chip = 'FFFFFFFFFFFFFFFF'",
        "pair = 'GD-20200101-000001-1'",
        "asked_at = timestamp '2020-01-01 00:00:00'"
      })
  void a_request_that_was_changed_is_told_as_such_and_consented_to_by_nobody(String change) {
    LineView line = cases.certificate();
    CaseNumber number = recovering.asking(line, "1");
    look(LIN, number);
    sql("update recovery_request set %s where job = '%s'", change, job(number));
    RecoveryView seen = view(LIN, number);
    assertThat(seen.state()).isEqualTo(RecoveryState.FORGED);
    assertThat(seen.chip()).isEqualTo(line.chip());
    assertThat(seen.pair()).isOne();
    assertThat(seen.certificate()).isEqualTo(line.number().value());
    assertThat(Refused.at(() -> consent(LIN, number)).code()).isEqualTo("kmc.forged");
    assertThat(entry(number).finding()).isEqualTo(Finding.CHANGED);
    assertThat(entry(number).chip()).isEqualTo(line.chip());
    recovering.consent(number, LIN);
    recovering.consent(number, CHEN);
    recovering.look();
    assertThat(room.orders(Restore.class)).isEmpty();
  }

  /** Of the one that was looked at first; what its picture is sealed for goes with it. */
  private static final String PAGE =
      "(select min(s.id) from scan s, application_material m, application a"
          + " where s.material_id = m.id and m.application_id = a.id and a.case_no = '%s')";

  /** That the unit has asked is told by its papers alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update scan set sm3 = rpad('0', 64, '0') where id = ",
        "update scan set material_id = (select max(m.id) from application_material m"
            + " where m.application_id = (select application_id from application_material o"
            + " where o.id = scan.material_id)) where id = ",
        "delete from scan where id = "
      })
  void papers_that_were_exchanged_void_what_was_said_to_them(String change) {
    CaseNumber number = asked();
    look(LIN, number);
    consent(LIN, number);
    look(CHEN, number);
    String page = PAGE.formatted(number);
    if (change.startsWith("delete")) {
      sql("delete from scan_content where scan_id = " + page);
    }
    sql(change + page);

    assertThat(view(CHEN, number).state()).isEqualTo(RecoveryState.FORGED);
    assertThat(Refused.at(() -> consent(CHEN, number)).code()).isEqualTo("kmc.forged");
    assertThat(entry(number).finding()).isEqualTo(Finding.CHANGED);
    recovering.consent(number, CHEN);
    recovering.look();
    assertThat(room.orders(Restore.class)).isEmpty();
    assertThat(room.job(number).failureCode()).isEqualTo("ORDER_CHANGED");
  }

  private static final String COPY =
      "insert into recovery_request (job, region, case_number, certificate, pair,"
          + " key_fingerprint, chip, recipient, acceptor, reviewer, sealed_purpose, audit_count, version, asked_at)"
          + " select '%s', region, case_number, certificate, pair, key_fingerprint, chip,"
          + " recipient, acceptor, reviewer, sealed_purpose, audit_count, version, timestamp '2020-01-01 00:00:00'"
          + " from recovery_request where job = '%s'";

  @Test
  void many_rows_that_nobody_asked_take_no_place_from_what_was_and_are_told_to_the_auditor() {
    CaseNumber number = asked();
    int before = as(CHEN, RecoveryDesk::count);
    int open = house().bean(RecoveryBook.class).open(HERE, 500);
    int many = RecoveryDesk.MOST + 10;
    for (int i = 0; i < many; i++) {
      sql(COPY, "GD-20200101-%06d-1".formatted(i + 1), job(number));
    }
    try {
      assertThat(as(CHEN, RecoveryDesk::count)).isEqualTo(before);
      assertThat(as(CHEN, RecoveryDesk::open))
          .startsWith(listed(as(CHEN, RecoveryDesk::open), number));
      assertThat(told(HERE, today(), tomorrow()))
          .filteredOn(entry -> entry.job().startsWith("GD-20200101-"))
          .as("whenever they say that they were asked")
          .hasSizeGreaterThanOrEqualTo(RecoveryDesk.MOST - open)
          .allSatisfy(entry -> assertThat(entry.finding()).isEqualTo(Finding.UNKNOWN));
      assertThat(house().bean(RecoveryBook.class).open(HERE, 500)).isEqualTo(open + many);
    } finally {
      house().database().execute("delete from recovery_request where job like 'GD-20200101-%'");
    }
  }

  @Test
  void a_request_whose_row_is_gone_is_told_to_officers_and_their_look_is_on_record() {
    CaseNumber number = asked();
    sql("delete from recovery_request where job = '%s'", job(number));

    assertThat(listed(as(CHEN, RecoveryDesk::open), number).state())
        .isEqualTo(RecoveryState.FORGED);
    assertThat(view(CHEN, number).finding()).isEqualTo(Finding.MISSING);
    assertThat(Refused.at(() -> consent(CHEN, number)).code()).isEqualTo("kmc.forged");
    assertThat(
            house()
                .database()
                .number(
                    "select count(*) from audit_entry where action = 'recovery-request.looked-at'"
                        + " and actor = '%s' and details like '%%%s%%'".formatted(CHEN, number)))
        .isPositive();
  }

  @Test
  void a_later_job_that_nobody_asked_hides_no_request_of_the_case() {
    CaseNumber number = asked();
    sql(COPY, number + "-9", job(number));

    assertThat(view(CHEN, number).state()).isEqualTo(RecoveryState.YOURS);
    consent(CHEN, seen(CHEN, number));
    assertThat(told(HERE, today(), tomorrow()))
        .filteredOn(entry -> entry.job().equals(number + "-9"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.finding()).isEqualTo(Finding.UNKNOWN));
    sql("delete from recovery_request where job = '%s-9'", number);
  }

  /** The job that waits says what was asked, or nothing is sent for it. */
  @Test
  void a_job_that_was_led_to_another_chip_gets_no_key() {
    CaseNumber number = asked();
    recovering.consent(number, LIN);
    recovering.consent(number, CHEN);
    sql("update station_job set chip = 'FFFFFFFFFFFFFFFF' where job_number = '%s'", job(number));
    recovering.look();
    assertThat(room.orders(Restore.class)).isEmpty();
    assertThat(room.job(number).failureCode()).isEqualTo("ORDER_CHANGED");
  }

  /** One row that nobody can read is told at that row, and is in nobody's way. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update kmc_statement set answer = 'XX' where job = '%1$s'",
        "update kmc_recovery set region = 'xx' where job = '%1$s'",
        "update kmc_recovery set sealed_order = X'0011' where job = '%1$s'",
        "update recovery_request set recipient = X'0011' where job = '%1$s'",
        "update recovery_request set case_number = 'garbage' where job = '%1$s'",
        "update recovery_request set case_number = 'GD-20261128-777777' where job = '%1$s'",
        "update recovery_request set how_ended = 'XX' where job = '%1$s'",
        "update recovery_request set region = 'xx' where job = '%1$s'",
        "update recovery_request set certificate = '' where job = '%1$s'",
        "update application_item set line_id = null where application_id ="
            + " (select id from application where case_no = '%2$s')",
        "update application set sealed_form = X'00' where case_no = '%2$s'",
        "update application set state = 'XX' where case_no = '%2$s'",
        "update application set case_no = 'GD-20261128-' || right('%2$s', 6) where case_no = '%2$s'"
      })
  void a_row_that_was_made_unreadable_is_told_as_such_and_holds_up_nobody(String statement) {
    CaseNumber broken = asked();
    String job = job(broken);
    CaseNumber whole = asked();
    recovering.consent(broken, LIN);
    recovering.consent(whole, LIN);
    int before = as(CHEN, RecoveryDesk::count);
    sql(statement, job, broken);
    assertThat(as(CHEN, RecoveryDesk::count)).isEqualTo(before - 1);
    assertThat(listed(as(CHEN, RecoveryDesk::open), whole).state()).isEqualTo(RecoveryState.YOURS);
    assertThat(as(CHEN, RecoveryDesk::open))
        .filteredOn(row -> broken.equals(row.caseNumber()))
        .allSatisfy(row -> assertThat(row.state()).isEqualTo(RecoveryState.FORGED));
    assertThat(listed(as(LIN, RecoveryDesk::own), broken).state()).isEqualTo(RecoveryState.FORGED);
    assertThat(view(CHEN, broken).state()).isEqualTo(RecoveryState.FORGED);
    assertThat(Refused.at(() -> consent(CHEN, broken)).code()).isEqualTo("kmc.forged");

    assertThat(told(HERE, today(), tomorrow()))
        .filteredOn(entry -> entry.job().equals(job))
        .singleElement()
        .satisfies(entry -> assertThat(entry.contradicted()).isTrue());
    assertThat(told(HERE, today(), tomorrow()))
        .filteredOn(entry -> whole.equals(entry.caseNumber()))
        .singleElement()
        .satisfies(entry -> assertThat(entry.contradicted()).isFalse());

    consent(CHEN, seen(CHEN, whole));
    recovering.look();
    assertThat(room.orders(Restore.class))
        .extracting(Restore::job)
        .as("of the other one")
        .containsExactly(job(whole));
  }

  private static CaseNumber seen(String officer, CaseNumber number) {
    look(officer, number);
    return number;
  }

  private static CaseNumber restored() {
    CaseNumber number = asked();
    room.receive(room.restored(recovering.consented(number)));
    return number;
  }

  @Test
  void a_key_that_was_given_out_does_not_leave_the_auditors_sight_with_its_request() {
    CaseNumber number = restored();
    assertThat(entry(number).finding()).isNull();
    assertThat(entry(number).how()).isEqualTo(RecoveryEnd.RESTORED);
    sql("delete from recovery_request where job = '%s'", job(number));
    assertThat(of(told(HERE, today(), tomorrow()), number))
        .extracting(RecoveryEntry::finding, RecoveryEntry::how)
        .containsExactly(tuple(Finding.MISSING, RecoveryEnd.RESTORED));
    assertThat(of(told(ELSEWHERE, today(), tomorrow()), number)).isEmpty();
  }

  /** On its own day and in its own region it is missed, and where it was moved it is told. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "asked_at = timestamp '2020-01-02 00:00:00'",
        "region = '999999'",
        "region = '430100'"
      })
  void a_request_that_was_moved_to_another_day_or_region_is_told_where_it_belongs(String change) {
    CaseNumber number = restored();
    sql("update recovery_request set %s where job = '%s'", change, job(number));
    assertThat(of(told(HERE, today(), tomorrow()), number))
        .extracting(RecoveryEntry::finding)
        .containsExactly(Finding.CHANGED);
    Set<RegionCode> moved = change.contains("430100") ? ELSEWHERE : null;
    Instant from = change.contains("2020") ? Instant.parse("2020-01-01T00:00:00Z") : today();
    Instant until = change.contains("2020") ? Instant.parse("2020-01-04T00:00:00Z") : tomorrow();
    assertThat(of(told(moved, from, until), number))
        .extracting(RecoveryEntry::finding)
        .containsExactly(Finding.CHANGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "region = '430100'",
        "recovered_at = null",
        "opened_at = timestamp '2020-01-02 00:00:00'",
        "how = 'VOID'"
      })
  void a_row_of_the_centre_that_was_changed_is_an_alarm_everywhere_and_always(String change) {
    CaseNumber number = restored();
    String unit = entry(number).unitName();
    sql("delete from recovery_request where job = '%s'", job(number));
    sql("update kmc_recovery set %s where job = '%s'", change, job(number));
    Instant once = Instant.parse("2010-01-01T00:00:00Z");
    for (Set<RegionCode> regions : List.of(HERE, ELSEWHERE)) {
      assertThat(of(told(regions, once, once.plusSeconds(60)), number))
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.finding()).isEqualTo(Finding.CENTRE);
                assertThat(entry.told()).as("who said what").isFalse();
                assertThat(entry.how()).as("an end that nobody can vouch for").isNull();
                assertThat(entry.unitName()).isNotEqualTo(unit);
              });
    }
  }

  @Test
  void an_end_that_was_taken_back_or_called_otherwise_is_told() {
    CaseNumber refused = asked();
    recovering.refuse(refused, LIN);
    recovering.refuse(refused, CHEN);
    recovering.look();
    CaseNumber done = restored();
    assertThat(entry(refused).finding()).isNull();
    for (String end :
        List.of(
            "how_ended = null, ended_at = null", "how_ended = 'VOID'", "how_ended = 'RELEASED'")) {
      for (CaseNumber number : List.of(refused, done)) {
        sql("update recovery_request set %s where job = '%s'", end, job(number));
        assertThat(entry(number).finding()).as(number + " " + end).isEqualTo(Finding.CHANGED);
        assertThat(entry(number).how())
            .isEqualTo(number == done ? RecoveryEnd.RESTORED : RecoveryEnd.REFUSED);
        assertThat(view(CHEN, number).state()).isEqualTo(RecoveryState.FORGED);
      }
    }
    assertThat(as(CHEN, RecoveryDesk::own))
        .filteredOn(row -> refused.equals(row.caseNumber()))
        .extracting(RecoveryRow::state)
        .containsExactly(RecoveryState.FORGED);
  }

  @Test
  void a_key_on_its_way_is_no_contradiction() {
    CaseNumber number = asked();
    recovering.consented(number);
    assertThat(entry(number).finding()).isNull();
    assertThat(entry(number).how()).isNull();
    assertThat(view(LIN, number).state()).isEqualTo(RecoveryState.ENOUGH);
  }

  /** Moments and codes in the bureau's own rows bring no officer to be asked anew. */
  @Test
  void a_refusal_stands_whatever_the_rows_say_of_an_approval() {
    CaseNumber number = asked();
    recovering.refuse(number, LIN);
    recovering.refuse(number, CHEN);
    recovering.look();
    sql(
        "update application set reviewed_at = dateadd(second, 1, reviewed_at) where case_no ="
            + " '%s'",
        number);
    sql("update application set reason = 'CARRIED_OFF' where case_no = '%s'", number);
    sql("update recovery_request set how_ended = 'VOID' where job = '%s'", job(number));
    sql("update station_job set failure_code = 'CARRIED_OFF' where job_number = '%s'", job(number));
    room.counter().take(Person.OU_ZHI, number, Step.REPEAT_PRODUCTION);
    room.receive(room.keyBeside(room.orders(RestoreKey.class).get(0)));
    recovering.look();
    assertThat(room.job(number).failureCode()).isEqualTo("RECOVERY_REFUSED");
  }

  @Test
  void approved_anew_all_are_asked_in_sight_of_who_refused_before() {
    CaseNumber number = asked();
    recovering.refuse(number, LIN);
    recovering.refuse(number, CHEN);
    recovering.look();
    room.counter().take(room.reviewer(), number, Step.RETURN, "请补说明函");
    cases.submit(number);
    cases.bringEverything(number);
    cases.accept(number);
    room.orders();
    cases.approve(number);
    room.receive(room.keyBeside(room.orders(RestoreKey.class).get(0)));
    RecoveryView seen = view(LIN, number);
    assertThat(seen.state()).isEqualTo(RecoveryState.YOURS);
    assertThat(seen.earlier())
        .extracting(OfficerVoice::officer, OfficerVoice::reason)
        .containsExactlyInAnyOrder(tuple(LIN, "章与存档不符"), tuple(CHEN, null));
    look(LIN, number);
    consent(LIN, number);
    assertThat(view(LIN, number).earlier())
        .as("who has answered is told")
        .extracting(OfficerVoice::reason)
        .containsOnly("章与存档不符");

    sql("delete from kmc_statement where job = '%s-1' and officer = '%s'", number, CHEN);
    look(CHEN, number);
    assertThat(view(CHEN, number).finding()).isEqualTo(Finding.CENTRE);
    assertThat(Refused.at(() -> consent(CHEN, number)).code()).isEqualTo("kmc.forged");
  }

  @Test
  void a_consent_to_what_came_to_nothing_counts_for_nothing_any_more() {
    CaseNumber number = asked();
    recovering.consent(number, LIN);
    room.receive(
        new Failed(job(number), JobStep.INSTALL, null, FailureCode.CARRIED_OFF, "pulled out"));
    RecoveryRow row = listed(as(LIN, RecoveryDesk::own), number);
    assertThat(row.state()).isEqualTo(RecoveryState.VOID);
    assertThat(row.consents()).isZero();
  }

  @Test
  void a_consent_is_taken_back_also_where_rows_were_changed() {
    CaseNumber number = asked();
    look(LIN, number);
    consent(LIN, number);
    sql("update recovery_request set chip = 'FFFFFFFFFFFFFFFF' where job = '%s'", job(number));
    assertThat(view(LIN, number).withdrawable()).isTrue();
    as(
        LIN,
        desk -> {
          desk.withdraw(number);
          return null;
        });
    assertThat(recovering.state(number)).isEqualTo(Quorum.State.WAITING);
    assertThat(view(LIN, number).consents()).isZero();
  }

  @Test
  void a_refusal_of_a_changed_request_is_refused_as_a_consent_is() {
    CaseNumber number = asked();
    sql("update recovery_request set chip = 'FFFFFFFFFFFFFFFF' where job = '%s'", job(number));
    Problem refused =
        Refused.at(
            () ->
                as(
                    LIN,
                    desk -> {
                      desk.refuse(number, "any-Password1", "章与存档不符", "10.1.2.3");
                      return null;
                    }));
    assertThat(refused.code()).isEqualTo("kmc.forged");
  }
}
