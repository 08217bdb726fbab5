package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.certbureau.application.Counter;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.audit.AuditTrail;
import org.certbureau.certificate.LineView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kmc.Answer;
import org.certbureau.recovery.Decided;
import org.certbureau.recovery.OfficerVoice;
import org.certbureau.recovery.RecoveryDesk;
import org.certbureau.recovery.RecoveryPaper;
import org.certbureau.recovery.RecoveryRow;
import org.certbureau.recovery.RecoveryState;
import org.certbureau.recovery.RecoveryView;
import org.certbureau.staff.PasswordHash;
import org.certbureau.staff.Roles;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.RestoreKey;
import org.certbureau.testing.House;
import org.certbureau.testing.Refused;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The recovery officers' desk (A-G7): what they see, what they say, and what is kept from them. */
class RecoveryDeskTest {
  private static final String LIN = Recovering.OFFICERS.get(0);
  private static final String CHEN = Recovering.OFFICERS.get(1);
  private static final String HE = Recovering.OFFICERS.get(2);
  private static final String HERE = "10.1.2.3";

  private static Workroom room;
  private static LineCases cases;
  private static Recovering recovering;

  @BeforeAll
  static void open() {
    room = new Workroom(House.onH2(), Counter.GUANGDONG);
    cases = new LineCases(room);
    recovering = new Recovering(room, cases);
    for (String officer : Recovering.OFFICERS) {
      hire(officer);
      recovering.admit(officer);
    }
  }

  @AfterAll
  static void close() {
    room.close();
  }

  private static void hire(String officer) {
    Staff.hire(house(), officer, room.region(), Roles.RECOVERY_OFFICER);
    knows(officer);
  }

  private static void knows(String officer) {
    house()
        .database()
        .execute(
            "update staff_account set password_hash = '%s' where name = '%s'"
                .formatted(PasswordHash.of(Recovering.password(officer)), officer));
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

  private static CaseNumber asked() {
    return recovering.asking(cases.certificate(), "1");
  }

  private static RecoveryView view(String officer, CaseNumber number) {
    return as(officer, desk -> desk.view(number));
  }

  private static void lookAtEverything(String officer, CaseNumber number) {
    for (RecoveryPaper paper : view(officer, number).papers()) {
      for (RecoveryPaper.Page page : paper.pages()) {
        assertThat(as(officer, desk -> desk.page(number, page.scan())).getContent()).isNotEmpty();
      }
    }
  }

  private static void consent(String officer, CaseNumber number) {
    lookAtEverything(officer, number);
    consentAt(officer, number, new String(Recovering.password(officer)));
  }

  private static void consentAt(String officer, CaseNumber number, String password) {
    as(
        officer,
        desk -> {
          desk.consent(number, password, HERE);
          return null;
        });
  }

  private static void refuse(String officer, CaseNumber number, String reason) {
    as(
        officer,
        desk -> {
          desk.refuse(number, new String(Recovering.password(officer)), reason, HERE);
          return null;
        });
  }

  private static void withdraw(String officer, CaseNumber number) {
    as(
        officer,
        desk -> {
          desk.withdraw(number);
          return null;
        });
  }

  private static RecoveryState listed(List<RecoveryRow> rows, CaseNumber number) {
    return rows.stream()
        .filter(row -> row.caseNumber().equals(number))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void an_officer_sees_which_key_goes_to_which_token_for_whom_and_why() {
    LineView line = cases.certificate();
    CaseNumber number = recovering.asking(line, "1");
    RecoveryView seen = view(LIN, number);
    assertThat(seen.state()).isEqualTo(RecoveryState.YOURS);
    assertThat(seen.unitName()).isEqualTo(line.inForce().holderName());
    assertThat(seen.certificate()).isEqualTo(line.number().value());
    assertThat(seen.pair()).isOne();
    assertThat(seen.validUntil()).isEqualTo(line.inForce().notAfter());
    assertThat(seen.key()).isEqualTo(recovering.asked(number).key().fingerprint());
    assertThat(seen.chip()).isEqualTo(line.chip());
    assertThat(seen.purpose()).isEqualTo("重开 2025 年的密文附件");
    assertThat(seen.agent()).isNotBlank();
    assertThat(seen.needed()).isEqualTo(2);
    assertThat(seen.papers()).isNotEmpty().noneMatch(RecoveryPaper::isLooked);
    assertThat(seen.voices()).extracting(OfficerVoice::officer).contains(LIN, CHEN, HE);
    assertThat(seen.own().orElseThrow().against()).isNull();
  }

  @Test
  void two_consents_with_passwords_just_typed_are_told_to_who_brings_the_key_back() {
    CaseNumber number = asked();
    int before = as(LIN, RecoveryDesk::count);
    assertThat(listed(as(LIN, RecoveryDesk::open), number)).isEqualTo(RecoveryState.YOURS);
    consent(LIN, number);
    assertThat(as(LIN, RecoveryDesk::count)).isEqualTo(before - 1);
    RecoveryView mine = view(LIN, number);
    assertThat(mine.state()).isEqualTo(RecoveryState.CONSENTED);
    assertThat(mine.withdrawable()).isTrue();
    assertThat(mine.own().orElseThrow().holdsUntil()).isEqualTo(now().plus(Duration.ofHours(24)));
    String job = room.job(number).number();
    assertThat(house().facts(Decided.class)).extracting(Decided::job).doesNotContain(job);

    consent(CHEN, number);
    assertThat(house().facts(Decided.class)).extracting(Decided::job).containsOnlyOnce(job);
    assertThat(view(HE, number).state()).isEqualTo(RecoveryState.ENOUGH);
    assertThat(view(HE, number).withdrawable()).isFalse();
    assertThat(view(LIN, number).withdrawable()).as("until it is sent").isTrue();
    recovering.look();
    Restore order = room.orders(Restore.class).get(0);
    assertThat(view(LIN, number).withdrawable()).isFalse();
    assertThat(Refused.at(() -> withdraw(LIN, number)).code()).isEqualTo("kmc.recovered-before");
    room.receive(room.restored(order));
    assertThat(view(LIN, number).state()).isEqualTo(RecoveryState.RESTORED);
    assertThat(view(LIN, number).endedAt()).isNotNull();
    assertThat(listed(as(LIN, RecoveryDesk::own), number)).isEqualTo(RecoveryState.RESTORED);
    assertThat(as(LIN, RecoveryDesk::open))
        .extracting(RecoveryRow::caseNumber)
        .doesNotContain(number);
    assertThat(as(HE, RecoveryDesk::own))
        .as("who said nothing")
        .extracting(RecoveryRow::caseNumber)
        .doesNotContain(number);
  }

  private static Instant now() {
    return house().clock().instant();
  }

  @Test
  void nobody_consents_before_every_paper_was_looked_at() {
    CaseNumber number = asked();
    List<RecoveryPaper> papers = view(LIN, number).papers();
    String right = new String(Recovering.password(LIN));
    assertThat(Refused.all(() -> consentAt(LIN, number, right)))
        .hasSameSizeAs(papers)
        .extracting(Problem::code)
        .containsOnly("recovery.papers-unseen");
    RecoveryPaper first = papers.get(0);
    first.pages().forEach(page -> as(LIN, desk -> desk.page(number, page.scan())));
    RecoveryView then = view(LIN, number);
    assertThat(then.looked()).isOne();
    assertThat(then.unseen()).extracting(RecoveryPaper::code).doesNotContain(first.code());
    assertThat(view(CHEN, number).looked()).as("another officer's own eyes").isZero();
    assertThat(Refused.all(() -> consentAt(LIN, number, right))).hasSize(papers.size() - 1);
    assertThat(view(LIN, number).consents()).isZero();
  }

  @Test
  void a_picture_that_took_the_place_of_another_was_not_looked_at() {
    CaseNumber number = asked();
    lookAtEverything(LIN, number);
    assertThat(view(LIN, number).unseen()).isEmpty();
    long scan = view(LIN, number).papers().get(0).pages().get(0).scan();
    house().database().execute("update recovery_look set sm3 = 'another' where scan = " + scan);
    assertThat(view(LIN, number).unseen()).hasSize(1);
  }

  @Test
  void wrong_passwords_are_counted_and_lock_as_at_the_login() {
    String forgetful = "gd-officer7";
    hire(forgetful);
    recovering.admit(forgetful);
    CaseNumber number = asked();
    lookAtEverything(forgetful, number);
    Problem wrong = Refused.at(() -> consentAt(forgetful, number, "guessed-Password1"));
    assertThat(wrong.code()).isEqualTo("staff.typed-password-wrong");
    assertThat(wrong.field()).isEqualTo("password");
    int left = Integer.parseInt(wrong.args().get(0));
    assertThat(left).isPositive();
    for (int i = 0; i < left; i++) {
      assertThat(Refused.at(() -> consentAt(forgetful, number, "guessed-Password1")).field())
          .isEqualTo("password");
    }
    String right = new String(Recovering.password(forgetful));
    assertThat(Refused.at(() -> consentAt(forgetful, number, right)).code())
        .isEqualTo("staff.password-later");
    assertThat(Refused.at(() -> consentAt(forgetful, number, "")).code())
        .isEqualTo("staff.typed-password-missing");
    assertThat(view(forgetful, number).consents()).isZero();
    house().inTransaction(() -> recovering.centre().left(forgetful));
  }

  @Test
  void a_password_that_only_the_bureaus_table_knows_is_none_to_the_centre() {
    CaseNumber number = asked();
    lookAtEverything(HE, number);
    house()
        .database()
        .execute(
            "update staff_account set password_hash = '%s' where name = '%s'"
                .formatted(PasswordHash.of("planted-Password1".toCharArray()), HE));
    try {
      assertThat(Refused.at(() -> consentAt(HE, number, "planted-Password1")).code())
          .isEqualTo("kmc.password-wrong");
    } finally {
      knows(HE);
    }
    assertThat(view(HE, number).consents()).isZero();
  }

  @Test
  void why_another_refused_is_told_to_who_has_answered_and_to_nobody_before() {
    CaseNumber number = asked();
    String why = "章与存档的不一致";
    refuse(LIN, number, why);
    assertThat(view(LIN, number).state()).isEqualTo(RecoveryState.REFUSED);
    assertThat(reason(view(LIN, number), LIN)).isEqualTo(why);
    assertThat(view(CHEN, number).state()).isEqualTo(RecoveryState.YOURS);
    assertThat(reason(view(CHEN, number), LIN)).as("before the own answer").isNull();
    assertThat(answer(view(CHEN, number), LIN)).isEqualTo(Answer.REFUSAL);
    consent(CHEN, number);
    assertThat(reason(view(CHEN, number), LIN)).isEqualTo(why);
    assertThat(reason(view(HE, number), LIN)).isNull();
    assertThat(listed(as(LIN, RecoveryDesk::own), number)).isEqualTo(RecoveryState.REFUSED);
  }

  private static String reason(RecoveryView seen, String officer) {
    return voice(seen, officer).reason();
  }

  private static Answer answer(RecoveryView seen, String officer) {
    return voice(seen, officer).answer();
  }

  private static OfficerVoice voice(RecoveryView seen, String officer) {
    return seen.voices().stream()
        .filter(voice -> voice.officer().equals(officer))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_refusal_says_why_or_is_none() {
    CaseNumber number = asked();
    for (String few : List.of("", "不行")) {
      assertThat(Refused.at(() -> refuse(LIN, number, few)).code())
          .isEqualTo("recovery.reason-missing");
    }
    for (String nothing : List.of("。。。。。。", "aaaaaa")) {
      assertThat(Refused.at(() -> refuse(LIN, number, nothing)).code())
          .isEqualTo("recovery.reason-says-nothing");
    }
    assertThat(Refused.at(() -> refuse(LIN, number, "不合规".repeat(200))).code())
        .isEqualTo("recovery.reason-too-long");
    assertThat(view(LIN, number).state()).isEqualTo(RecoveryState.YOURS);
  }

  @Test
  void where_no_two_are_left_it_is_not_restored_and_the_job_ends() {
    CaseNumber number = asked();
    String job = room.job(number).number();
    for (String officer : Recovering.OFFICERS) {
      if (!house().facts(Decided.class).contains(new Decided(job))) {
        refuse(officer, number, "说明函没有盖章");
      }
    }
    assertThat(house().facts(Decided.class)).contains(new Decided(job));
    recovering.look();
    assertThat(cases.state(number)).isEqualTo(State.FAILED);
    assertThat(view(HE, number).state()).isEqualTo(RecoveryState.NOT_RESTORED);
    assertThat(reason(view(HE, number), LIN)).as("nobody can answer any more").isNotNull();
    room.orders();
  }

  @Test
  void a_consent_is_taken_back_as_long_as_the_key_is_not_sent() {
    CaseNumber number = asked();
    consent(LIN, number);
    withdraw(LIN, number);
    assertThat(view(LIN, number).state()).isEqualTo(RecoveryState.YOURS);
    assertThat(view(LIN, number).consents()).isZero();
    assertThat(Refused.at(() -> withdraw(LIN, number)).code()).isEqualTo("kmc.nothing-to-withdraw");
    consentAt(LIN, number, new String(Recovering.password(LIN)));
    assertThat(view(LIN, number).state()).isEqualTo(RecoveryState.CONSENTED);
  }

  @Test
  void a_consent_of_yesterday_does_not_hold_and_may_be_given_again() {
    CaseNumber number = asked();
    consent(LIN, number);
    house().clock().advance(Duration.ofHours(24));
    assertThat(view(LIN, number).state()).isEqualTo(RecoveryState.LAPSED);
    assertThat(listed(as(LIN, RecoveryDesk::open), number)).isEqualTo(RecoveryState.LAPSED);
    consentAt(LIN, number, new String(Recovering.password(LIN)));
    assertThat(view(LIN, number).state()).isEqualTo(RecoveryState.CONSENTED);
  }

  @Test
  void who_accepted_or_reviewed_the_case_is_not_asked_and_cannot_answer() {
    String acceptor = room.acceptor().name();
    house()
        .database()
        .execute(
            "insert into staff_role (account_name, role_name, region) values ('%s', '%s', '%s')"
                .formatted(acceptor, Roles.RECOVERY_OFFICER, room.region()));
    knows(acceptor);
    recovering.admit(acceptor);
    CaseNumber number = asked();
    assertThat(as(acceptor, RecoveryDesk::count)).isZero();
    RecoveryView seen = view(acceptor, number);
    assertThat(seen.state()).isEqualTo(RecoveryState.NOT_YOU);
    assertThat(seen.against().code()).isEqualTo("kmc.own-case");
    lookAtEverything(acceptor, number);
    Problem refused =
        Refused.at(() -> consentAt(acceptor, number, new String(Recovering.password(acceptor))));
    assertThat(refused.code()).isEqualTo("kmc.own-case");
    assertThat(refused.rule()).isEqualTo("A-G7");
    house().inTransaction(() -> recovering.centre().left(acceptor));
    house()
        .database()
        .execute(
            "delete from staff_role where role_name = 'RECOVERY_OFFICER' and account_name = '%s'"
                .formatted(acceptor));
  }

  @Test
  void an_account_that_was_reset_today_waits_a_day() {
    String fresh = "gd-officer8";
    hire(fresh);
    house()
        .inTransaction(
            () ->
                recovering
                    .centre()
                    .admit(
                        fresh,
                        Set.of(room.region()),
                        Recovering.password(fresh),
                        Set.of("admin1", "admin2")));
    CaseNumber number = asked();
    assertThat(view(fresh, number).state()).isEqualTo(RecoveryState.NOT_YOU);
    assertThat(view(fresh, number).against().code()).isEqualTo("kmc.not-settled");
    house().clock().advance(Duration.ofHours(25));
    assertThat(view(fresh, number).state()).isEqualTo(RecoveryState.YOURS);
    house().inTransaction(() -> recovering.centre().left(fresh));
  }

  @Test
  void another_regions_request_is_not_found_and_the_desk_is_no_other_roles() {
    CaseNumber number = asked();
    String stranger = "cs-officer1";
    Staff.hire(house(), stranger, Counter.CHANGSHA, Roles.RECOVERY_OFFICER);
    assertThat(as(stranger, RecoveryDesk::count)).isZero();
    assertThat(as(stranger, RecoveryDesk::open)).isEmpty();
    assertThatThrownBy(() -> view(stranger, number)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> as(stranger, desk -> desk.page(number, 1)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> consentAt(stranger, number, "any-Password1"))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () ->
                room.counter()
                    .as(room.reviewer(), () -> house().bean(RecoveryDesk.class).view(number)))
        .isInstanceOf(EJBAccessException.class);
  }

  @Test
  void a_page_of_another_case_is_not_found() {
    CaseNumber one = asked();
    long scan = view(LIN, one).papers().get(0).pages().get(0).scan();
    CaseNumber other = asked();
    assertThatThrownBy(() -> as(LIN, desk -> desk.page(other, scan))).isInstanceOf(NotFound.class);
  }

  @Test
  void every_look_is_an_entry() {
    CaseNumber number = asked();
    lookAtEverything(LIN, number);
    String job = room.job(number).number();
    long pages = view(LIN, number).papers().stream().mapToLong(paper -> paper.pages().size()).sum();
    assertThat(house().bean(AuditTrail.class).of("recovery-request", job))
        .filteredOn(entry -> entry.actor().equals(LIN))
        .extracting(entry -> entry.action())
        .hasSize((int) pages + 2)
        .contains("recovery-request.looked-at", "recovery-request.paper-disclosed");
  }

  @Test
  void a_case_that_is_asked_again_shows_what_is_asked_now() {
    CaseNumber number = asked();
    consent(LIN, number);
    String first = room.job(number).number();
    room.receive(new Failed(first, JobStep.INSTALL, null, FailureCode.CARRIED_OFF, "pulled out"));
    assertThat(view(LIN, number).state()).isEqualTo(RecoveryState.VOID);
    room.counter().take(Counter.Person.OU_ZHI, number, Step.REPEAT_PRODUCTION);
    room.receive(room.keyBeside(room.orders(RestoreKey.class).get(0)));
    RecoveryView again = view(LIN, number);
    assertThat(again.state()).isEqualTo(RecoveryState.YOURS);
    assertThat(again.unseen()).as("the papers are the same").isEmpty();
  }
}
