package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kmc.OfficerWatch;
import org.certbureau.kmc.Quorum;
import org.certbureau.oracle.TruthTable;
import org.certbureau.oracle.TruthTable.Row;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.staff.officers.OfficerPassword;
import org.certbureau.station.JobState;
import org.certbureau.station.JobWait;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.RestoreKey;
import org.certbureau.station.contract.Restored;
import org.certbureau.station.contract.Settled;
import org.certbureau.testing.House;
import org.certbureau.testing.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A decryption key that comes back to its holder's token (A-G7, A-X2, A-X9), case and officers. */
class KeyRecoveryTest {
  private static final List<String> OFFICERS = Recovering.OFFICERS;

  private static Workroom room;
  private static LineCases cases;
  private static Recovering recovering;

  @BeforeAll
  static void open() {
    room = new Workroom(House.onH2(), Counter.GUANGDONG);
    cases = new LineCases(room);
    recovering = new Recovering(room, cases);
    OFFICERS.forEach(recovering::admit);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  private static LineView renewed() {
    LineView line = cases.certificate();
    room.counter().house().clock().advance(Duration.ofDays(1050));
    CaseNumber number = cases.accepted(Service.RENEW, line);
    cases.approve(number);
    room.orders();
    room.pay(number, "200");
    room.rekey(number);
    return cases.now(line);
  }

  @Test
  void a_key_of_before_comes_back_beside_the_pair_in_force_and_nothing_else_changes_A_G7() {
    LineView line = renewed();
    byte[] encryption = recovering.certificate(line.pairs().get(0).job());
    byte[] letter =
        Sm2Encryption.encrypt(Sm2Certificate.parse(encryption).publicKey(), "以前的信".getBytes());
    CaseNumber number = recovering.asking(line, "1");
    assertThat(room.job(number).kind()).isEqualTo(JobKind.RESTORE_KEY);
    assertThat(room.job(number).state()).isEqualTo(JobState.SIGNING);
    assertThat(room.job(number).waitsFor()).isEqualTo(JobWait.OFFICERS);
    recovering.look();
    assertThat(room.orders()).as("before anybody consents").isEmpty();
    assertThat(recovering.consent(number, OFFICERS.get(0))).isEqualTo(Quorum.State.WAITING);
    recovering.look();
    assertThat(room.orders()).isEmpty();

    Restore order = recovering.consented(number);
    assertThat(room.job(number).waitsFor()).as("the PIN once more").isEqualTo(JobWait.HOLDER);
    assertThat(order.encryptionCertificate()).isEqualTo(Octets.of(encryption));
    Sm2KeyPair back = room.opened(order);
    assertThat(Sm2Encryption.decrypt(back.privateKey(), letter)).isEqualTo("以前的信".getBytes());

    room.receive(room.restored(order));
    assertThat(room.orders()).containsExactly(new Confirmed(order.job(), order.chip()));
    assertThat(cases.state(number)).isEqualTo(State.COLLECT);
    room.receive(new Settled(order.job(), order.chip()));
    assertThat(room.job(number).waitsFor()).isNull();
    room.counter().take(room.acceptor(), number, Step.DELIVER);
    assertThat(cases.state(number)).isEqualTo(State.CLOSED);
    LineView after = cases.now(line);
    assertThat(after.inForce()).isEqualTo(line.inForce());
    assertThat(after.pairs()).isEqualTo(line.pairs());
    assertThat(room.token(line.chip())).isEqualTo("ISSUED");
    assertThat(
            room.count(
                "audit_entry where action = 'token.key-restored' and object_id = '%s'"
                    .formatted(line.chip())))
        .isOne();
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
  }

  /**
   * A-X9: a reissue makes another pair; the key of before comes along by the same consents only.
   */
  @Test
  void after_a_reissue_the_old_decryption_key_comes_to_the_new_token_by_the_same_consents_A_X9() {
    LineView line = cases.certificate();
    byte[] encryption = recovering.certificate(line.inForce().job());
    CaseNumber reissue = cases.accepted(Service.REISSUE_DAMAGED, line);
    cases.handIn(reissue, "B4", line.chip());
    cases.approve(reissue);
    room.pay(reissue, "100");
    room.make(reissue);
    LineView now = cases.now(line);
    assertThat(now.chip()).isNotEqualTo(line.chip());
    Restore order = recovering.consented(recovering.asking(now, "1"));
    assertThat(order.chip()).isEqualTo(now.chip());
    assertThat(order.encryptionCertificate()).isEqualTo(Octets.of(encryption));
  }

  @Test
  void it_is_had_past_the_end_as_well_A_X2() {
    LineView line = cases.certificate();
    room.counter().house().clock().advance(Duration.ofDays(1200));
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.EXPIRED);
    CaseNumber number = recovering.asking(line, "1");
    room.receive(room.restored(recovering.consented(number)));
    assertThat(cases.state(number)).isEqualTo(State.COLLECT);
  }

  @Test
  void a_pair_that_the_certificate_never_had_in_force_is_refused_at_its_field() {
    LineView line = cases.certificate();
    CaseNumber number =
        cases.drafted(
            Service.KEY_RECOVERY,
            line,
            Facts.NONE,
            null,
            Map.of("recoveredPair", "2", "recoveryPurpose", "重开 2025 年的密文附件"));
    assertThat(Refused.all(() -> cases.submit(number)))
        .anySatisfy(
            problem -> {
              assertThat(problem.code()).isEqualTo("application.pair-never-in-force");
              assertThat(problem.field()).isEqualTo("recoveredPair");
              assertThat(problem.rule()).isEqualTo("A-X2");
            });
  }

  @Test
  void a_key_for_which_the_one_in_force_has_not_signed_is_put_before_no_officer() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.KEY_RECOVERY, line);
    room.orders();
    cases.approve(number);
    RestoreKey order = room.orders(RestoreKey.class).get(0);
    KeyReady born = room.keyBeside(order);
    room.receive(new KeyReady(born.job(), born.chip(), born.p10(), null));
    assertThat(room.job(number).failureCode()).isEqualTo("NOT_BY_THE_FORMER_KEY");
    assertThat(room.count("recovery_request where job = '" + order.job() + "'")).isZero();
  }

  static Stream<Row> gates() {
    return TruthTable.atCounter("gates").filter(row -> row.service() == Service.KEY_RECOVERY);
  }

  /** What the desk has to see and decide is open; the officers' own gate is the key centre's. */
  @ParameterizedTest
  @MethodSource("gates")
  void without_two_who_may_it_does_not_go_on(Row row) {
    assertThat(row.get("RESULT")).isEqualTo("CLOSED");
    CaseNumber number = recovering.asking(cases.certificate(), "1");
    recovering.consent(number, OFFICERS.get(0));
    switch (row.get("EXTRA")) {
      case "one recovery officer" -> {}
      case "two officers, one of them the acceptor" -> {
        String acceptor = room.acceptor().name();
        recovering.admit(acceptor);
        assertThat(Refused.all(() -> recovering.consent(number, acceptor)))
            .extracting(Problem::rule)
            .containsExactly(row.get("RULE"));
      }
      default -> throw new AssertionError(row);
    }
    recovering.look();
    assertThat(room.orders(Restore.class)).isEmpty();
    assertThat(room.job(number).waitsFor()).isEqualTo(JobWait.OFFICERS);
    room.counter().house().inTransaction(() -> recovering.centre().left(room.acceptor().name()));
  }

  @Test
  void where_no_two_officers_are_left_it_ends_without_a_key() {
    CaseNumber number = recovering.asking(cases.certificate(), "1");
    OFFICERS.subList(0, 2).forEach(officer -> recovering.refuse(number, officer));
    recovering.look();
    assertThat(room.orders()).hasOnlyElementsOfType(Abandon.class).hasSize(1);
    assertThat(cases.state(number)).isEqualTo(State.FAILED);
    assertThat(room.job(number).failureCode()).isEqualTo("RECOVERY_REFUSED");
    assertThat(room.job(number).failure().getZh()).contains("恢复员");
    assertThat(
            room.count(
                "recovery_request where how_ended = 'REFUSED' and case_number = '%s'"
                    .formatted(number)))
        .isOne();
    assertThat(
            Refused.all(() -> room.counter().take(Person.OU_ZHI, number, Step.REPEAT_PRODUCTION)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("application.refused-by-officers");
              assertThat(problem.rule()).isEqualTo("A-G7");
            });
    room.counter().take(room.reviewer(), number, Step.REFUSE, "恢复员不同意");
    assertThat(cases.state(number)).isEqualTo(State.REFUSED);
  }

  @Test
  void a_repetition_does_not_ask_again_who_refused_and_ends_where_one_more_refuses() {
    CaseNumber number = recovering.asking(cases.certificate(), "1");
    recovering.refuse(number, OFFICERS.get(0));
    Failed failed =
        new Failed(
            room.job(number).number(),
            JobStep.INSTALL,
            null,
            FailureCode.CARRIED_OFF,
            "pulled out");
    room.receive(failed);
    room.counter().take(Person.OU_ZHI, number, Step.REPEAT_PRODUCTION);
    room.receive(room.keyBeside(room.orders(RestoreKey.class).get(0)));
    assertThat(Refused.all(() -> recovering.consent(number, OFFICERS.get(0))))
        .extracting(Problem::code)
        .containsExactly("kmc.refused-before");
    recovering.refuse(number, OFFICERS.get(1));
    recovering.look();
    assertThat(room.job(number).failureCode()).isEqualTo("RECOVERY_REFUSED");
  }

  /** What is named in a certificate its issuer has signed; any other one leads to nobody's key. */
  @Test
  void a_certificate_that_was_put_in_the_place_of_another_brings_no_key_back() {
    LineView line = cases.certificate();
    LineView other = cases.certificate();
    String swap =
        "update %s set encryption = (select encryption from %s where"
            + " job = '%s') where job = '%s'";
    CaseNumber number = recovering.asking(line, "1");
    recovering.consent(number, OFFICERS.get(0));
    assertThat(
            room.counter()
                .house()
                .database()
                .execute(
                    swap.formatted(
                        "pair_certificates",
                        "pair_certificates",
                        other.inForce().job(),
                        line.inForce().job())))
        .isOne();
    recovering.consent(number, OFFICERS.get(1));
    recovering.look();
    assertThat(room.job(number).failureCode()).isEqualTo("KEY_CERTIFICATE_CHANGED");
    assertThat(room.orders(Restore.class)).isEmpty();
  }

  /** The token of one certificate has nothing of another's sealed for it. */
  @Test
  void a_case_that_was_led_to_another_certificate_in_the_database_asks_no_officer() {
    LineView own = cases.certificate();
    LineView strangers = cases.certificate();
    CaseNumber number = recovering.atStation(own, "1");
    sql(
        "update application_item set line_id = %d where application_id =".formatted(strangers.id())
            + " (select id from application where case_no = '%s')".formatted(number));
    room.receive(room.keyBeside(room.orders(RestoreKey.class).get(0)));
    assertThat(room.job(number).failureCode()).isEqualTo("recovery.another-line");
    assertThat(room.count("recovery_request where case_number = '%s'".formatted(number))).isZero();
  }

  /** The keys are the right ones: it is the issuer's signature that is not, or nothing at all. */
  @ParameterizedTest
  @CsvSource({
    "signing, false, NOT_BY_THE_FORMER_KEY",
    "signing, true, NOT_BY_THE_FORMER_KEY",
    "encryption, false, recovery.certificate-changed",
    "encryption, true, recovery.certificate-changed"
  })
  void a_certificate_that_its_issuer_has_not_signed_proves_nothing_and_asks_nobody(
      String which, boolean nothing, String verdict) {
    LineView line = cases.certificate();
    CaseNumber number = recovering.atStation(line, "1");
    String job = line.inForce().job();
    String signed =
        room.counter()
            .house()
            .database()
            .text(
                "select rawtohex(%s) from pair_certificates where job = '%s'"
                    .formatted(which, job));
    String last = signed.endsWith("0") ? "1" : "0";
    String kept = nothing ? "00" : signed.substring(0, signed.length() - 1) + last;
    sql("update pair_certificates set %s = X'%s' where job = '%s'".formatted(which, kept, job));
    room.receive(room.keyBeside(room.orders(RestoreKey.class).get(0)));
    assertThat(room.job(number).failureCode()).isEqualTo(verdict);
    assertThat(room.count("recovery_request where case_number = '%s'".formatted(number))).isZero();
  }

  private static void sql(String statement) {
    assertThat(room.counter().house().database().execute(statement)).as(statement).isOne();
  }

  /** Nobody is asked for what cannot be given, and no consent leads to a job that never ends. */
  @Test
  void a_key_that_is_not_in_escrow_any_more_ends_it_before_officers_or_after_them() {
    LineView line = cases.certificate();
    CaseNumber number = recovering.asking(line, "1");
    recovering.consent(number, OFFICERS.get(0));
    recovering.consent(number, OFFICERS.get(1));
    String key = recovering.asked(number).key().fingerprint();
    lose(key);
    recovering.look();
    assertThat(room.orders()).hasOnlyElementsOfType(Abandon.class).hasSize(1);
    assertThat(room.job(number).failureCode()).isEqualTo("KEY_NOT_IN_ESCROW");

    room.counter().take(Person.OU_ZHI, number, Step.REPEAT_PRODUCTION);
    room.receive(room.keyBeside(room.orders(RestoreKey.class).get(0)));
    assertThat(room.job(number).failureCode()).isEqualTo("kmc.not-in-escrow");
    assertThat(room.job(number).failure().getZh()).contains("没有这把密钥");
    assertThat(
            room.count(
                "recovery_request where key_fingerprint = '%s' and ended_at is null"
                    .formatted(key)))
        .isZero();
  }

  private static void lose(String key) {
    room.counter()
        .house()
        .database()
        .execute("delete from kmc_escrow where key_fingerprint = '%s'".formatted(key));
  }

  @Test
  void a_token_that_cannot_decrypt_has_not_got_the_key() {
    CaseNumber number = recovering.asking(cases.certificate(), "1");
    Restore order = recovering.consented(number);
    room.receive(new Restored(order.job(), order.chip(), Octets.of(new byte[32])));
    assertThat(room.orders()).hasOnlyElementsOfType(Abandon.class).hasSize(1);
    assertThat(room.job(number).failureCode()).isEqualTo("PROOF_DOES_NOT_HOLD");
    assertThat(
            room.count(
                "recovery_request where job = '" + order.job() + "' and how_ended = 'RELEASED'"))
        .isOne();
  }

  @Test
  void repeated_after_a_failure_it_takes_consents_of_its_own() {
    CaseNumber number = recovering.asking(cases.certificate(), "1");
    Restore order = recovering.consented(number);
    room.receive(
        new Failed(order.job(), JobStep.INSTALL, null, FailureCode.CARRIED_OFF, "pulled out"));
    room.counter().take(Person.OU_ZHI, number, Step.REPEAT_PRODUCTION);
    room.receive(room.keyBeside(room.orders(RestoreKey.class).get(0)));
    recovering.look();
    assertThat(room.orders(Restore.class)).isEmpty();
    room.receive(room.restored(recovering.consented(number)));
    assertThat(cases.state(number)).isEqualTo(State.COLLECT);
  }

  @Test
  void a_hold_that_comes_before_the_key_is_sent_stops_it_A_X2_A_X5() {
    LineView line = cases.certificate();
    CaseNumber number = recovering.asking(line, "1");
    recovering.consent(number, OFFICERS.get(0));
    recovering.consent(number, OFFICERS.get(1));
    cases.accepted(Service.REISSUE_LOST, line);
    recovering.look();
    assertThat(room.orders(Restore.class)).isEmpty();
    assertThat(room.job(number).failureCode()).isEqualTo("STOPPED");
    assertThat(
            room.count(
                "kmc_recovery where ended_at is not null and job = '%s'"
                    .formatted(room.job(number).number())))
        .isOne();
  }

  @Test
  void what_is_said_twice_changes_nothing_again() {
    CaseNumber number = recovering.asking(cases.certificate(), "1");
    Restore order = recovering.consented(number);
    recovering.look();
    assertThat(room.orders()).as("sent once").isEmpty();
    Restored report = room.restored(order);
    room.receive(report);
    assertThat(room.orders(Confirmed.class)).hasSize(1);
    room.receive(report);
    assertThat(room.orders(Confirmed.class)).as("it had not heard").hasSize(1);
    assertThat(room.jobs(number)).hasSize(1);
  }

  @Test
  void who_is_let_in_at_the_staffs_desks_is_known_to_the_centre() {
    OfficerPassword admitted =
        new OfficerPassword(
            "cs-officer9",
            Set.of(Counter.CHANGSHA),
            Recovering.password("cs-officer9"),
            Set.of("admin1", "admin2"));
    room.counter()
        .house()
        .inTransaction(() -> room.counter().house().bean(OfficerWatch.class).admitted(admitted));
    assertThat(
            room.count("kmc_officer where name = 'cs-officer9' and may_consent_from is not null"))
        .isOne();
  }
}
