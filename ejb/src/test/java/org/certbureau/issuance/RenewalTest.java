package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.certificate.LineDesk;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairState;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Service;
import org.certbureau.station.JobState;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Rekey;
import org.certbureau.station.contract.Settled;
import org.certbureau.testing.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A certificate that is renewed on its holder's own token, as the bureau sees it (ADR 29). */
class RenewalTest {
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
  void a_renewal_is_made_on_the_token_that_carries_the_certificate_and_ends_a_year_later_A_C8() {
    LineView line = inItsWindow();
    CaseNumber number = toMake(line);
    Rekey order = room.orders(Rekey.class).get(0);
    assertThat(order.chip()).isEqualTo(line.chip());
    assertThat(order.holder()).isEqualTo("长沙澄岚包装材料有限公司");
    assertThat(order.task()).isEqualTo("证书续费");

    room.receive(room.keyBeside(order));
    Install install = room.orders(Install.class).get(0);
    assertThat(cases.now(line).inForce().ordinal()).isOne();
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
    room.receive(room.proofOf(install));

    LineView now = cases.now(line);
    assertThat(now.standing()).isEqualTo(LineStanding.ACTIVE);
    assertThat(now.chip()).isEqualTo(line.chip());
    assertThat(now.firstIssue()).as("of the token, A-C3").isEqualTo(line.firstIssue());
    assertThat(now.inForce().ordinal()).isEqualTo(2);
    assertThat(now.end()).isEqualTo(line.end().map(RenewalTest::aYearLater));
    assertThat(room.token(line.chip())).isEqualTo("ISSUED");
    assertThat(cases.inForce(line)).isOne();
    assertThat(listed(line.inForce())).isEqualTo("SUPERSEDED");
    assertThat(pairs(line))
        .extracting(PairView::state)
        .containsExactly(PairState.ACTIVE, PairState.SUPERSEDED);
    assertThat(cases.state(number)).isEqualTo(State.COLLECT);
  }

  @Test
  void the_station_is_told_that_it_counts_until_it_has_settled_it() {
    LineView line = inItsWindow();
    toMake(line);
    Rekey order = room.orders(Rekey.class).get(0);
    room.receive(room.keyBeside(order));
    room.receive(room.proofOf(room.orders(Install.class).get(0)));
    Confirmed confirmed = room.orders(Confirmed.class).get(0);
    assertThat(room.job(caseOf(order)).state()).isEqualTo(JobState.DONE);

    for (int again = 0; again < 3; again++) {
      room.counter().house().clock().advance(Duration.ofHours(12));
      room.remind();
      assertThat(room.orders(Confirmed.class)).containsExactly(confirmed);
      room.remind();
      assertThat(room.orders(Confirmed.class)).as("not yet again").isEmpty();
    }
    room.receive(new Settled(order.job(), order.chip()), new Settled(order.job(), order.chip()));
    room.counter().house().clock().advance(Duration.ofHours(12));
    room.remind();
    assertThat(room.orders(Confirmed.class)).isEmpty();
  }

  @Test
  void a_key_for_which_the_key_in_force_has_not_signed_is_not_certified() {
    LineView line = inItsWindow();
    CaseNumber number = toMake(line);
    Rekey order = room.orders(Rekey.class).get(0);
    KeyReady born = room.keyBeside(order);
    KeyReady other = room.keyBeside(order);
    room.receive(new KeyReady(order.job(), order.chip(), born.p10(), other.formerSignature()));
    assertUnharmed(number, line, "NOT_BY_THE_FORMER_KEY");
    assertThat(room.orders(Abandon.class)).extracting(Abandon::job).containsExactly(order.job());
  }

  @Test
  void a_key_without_the_consent_of_the_key_in_force_is_not_certified() {
    LineView line = inItsWindow();
    CaseNumber number = toMake(line);
    Rekey order = room.orders(Rekey.class).get(0);
    room.receive(new KeyReady(order.job(), order.chip(), room.keyBeside(order).p10()));
    assertUnharmed(number, line, "NOT_BY_THE_FORMER_KEY");
  }

  @Test
  void a_key_on_another_token_is_not_heard() {
    LineView line = inItsWindow();
    LineView other = cases.certificate();
    CaseNumber number = toMake(line);
    Rekey order = room.orders(Rekey.class).get(0);
    KeyReady born = room.keyBeside(order);
    room.receive(new KeyReady(order.job(), other.chip(), born.p10(), born.formerSignature()));
    assertThat(room.job(number).state()).isEqualTo(JobState.PREPARING);
    assertThat(room.token(other.chip())).isEqualTo("ISSUED");
  }

  @Test
  void what_fails_on_a_holders_token_leaves_it_as_it_was_and_is_repeated_A_X3() {
    LineView line = inItsWindow();
    CaseNumber number = toMake(line);
    Rekey order = room.orders(Rekey.class).get(0);
    room.receive(room.keyBeside(order));
    room.orders();
    room.receive(
        new Failed(order.job(), JobStep.INSTALL, null, FailureCode.CARRIED_OFF, "pulled out"));
    assertUnharmed(number, line, "CARRIED_OFF");
    assertThat(pairs(line))
        .extracting(PairView::state)
        .containsExactly(PairState.REVOKED, PairState.ACTIVE);

    room.counter().take(Person.ZHAO_ZHI, number, Step.REPEAT_PRODUCTION);
    room.rekey(number);
    assertThat(cases.state(number)).isEqualTo(State.CLOSED);
    assertThat(cases.now(line).inForce().ordinal()).isEqualTo(3);
  }

  @Test
  void a_proof_that_comes_after_the_job_was_given_up_is_refused() {
    LineView line = inItsWindow();
    CaseNumber number = toMake(line);
    Rekey order = room.orders(Rekey.class).get(0);
    room.receive(room.keyBeside(order));
    Install install = room.orders(Install.class).get(0);
    room.counter()
        .as(
            Person.ZHAO_ZHI,
            () ->
                room.counter()
                    .house()
                    .bean(MakerDesk.class)
                    .abandon(number, order.job(), "持有人有事先走"));
    room.receive(room.proofOf(install));
    assertUnharmed(number, line, "ABANDONED");
  }

  @Test
  void a_loss_that_is_accepted_stops_a_renewal_at_the_station_A_X5() {
    LineView line = inItsWindow();
    CaseNumber number = toMake(line);
    Rekey order = room.orders(Rekey.class).get(0);
    room.receive(room.keyBeside(order));
    Install install = room.orders(Install.class).get(0);
    CaseNumber loss = cases.accepted(Service.REISSUE_LOST, line);
    assertThat(cases.state(number)).isEqualTo(State.STOPPED);
    assertThat(room.job(number).failureCode()).isEqualTo("STOPPED");
    assertThat(room.job(number).failure().getZh()).contains(loss.value(), "已生效");
    assertThat(room.orders(Abandon.class)).extracting(Abandon::job).containsExactly(order.job());
    room.receive(room.proofOf(install));
    assertThat(cases.now(line).inForce().ordinal()).isOne();
    assertThat(cases.now(line).hold().setBy()).isEqualTo(loss);
  }

  @Test
  void an_early_renewal_is_warned_of_and_its_reason_kept_A_C7() {
    LineView line = cases.certificate();
    CaseNumber number = cases.submitted(Service.RENEW, line);
    cases.bringEverything(number);
    Problem warned = Refused.at(() -> cases.accept(number));
    assertThat(warned.rule()).isEqualTo("A-C7");
    room.counter()
        .as(
            Person.LI_WEN,
            () -> {
              room.counter().steps().confirmWarning(number, "经办人将出国半年");
            });
    cases.accept(number);
    assertThat(cases.state(number)).isEqualTo(State.ACCEPTED);
  }

  @Test
  void an_expired_certificate_is_renewed_from_the_day_of_issue_and_stays_expired_itself_A_C8() {
    LineView line = cases.certificate();
    room.counter().house().clock().advance(Duration.ofDays(400));
    CaseNumber number = toMake(line);
    room.rekey(number);
    assertThat(cases.now(line).end()).contains(aYearLater(cases.now(line).inForce().notBefore()));
    assertThat(pairs(line))
        .extracting(PairView::state)
        .containsExactly(PairState.ACTIVE, PairState.LAPSED);
    assertThat(listed(line.inForce())).isEqualTo(LineCases.NOT_LISTED);
  }

  private static void assertUnharmed(CaseNumber number, LineView line, String code) {
    assertThat(cases.state(number)).isEqualTo(State.FAILED);
    assertThat(room.job(number).failureCode()).isEqualTo(code);
    assertThat(cases.now(line).inForce()).isEqualTo(line.inForce());
    assertThat(cases.now(line).chip()).isEqualTo(line.chip());
    assertThat(room.token(line.chip())).isEqualTo("ISSUED");
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
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

  private static CaseNumber caseOf(Rekey order) {
    return new CaseNumber(order.job().substring(0, order.job().lastIndexOf('-')));
  }

  private static Instant aYearLater(Instant end) {
    return end.atZone(China.ZONE).plusYears(1).toInstant();
  }

  private static String listed(PairView pair) {
    return room.counter()
        .house()
        .database()
        .text(
            "select coalesce(max(reason), '%s') from ca_revocation where serial_hex = '%s'"
                .formatted(LineCases.NOT_LISTED, pair.signingSerial()));
  }

  private static List<PairView> pairs(LineView line) {
    return room.counter()
        .as(
            Person.SHEN_JI,
            () -> room.counter().house().bean(LineDesk.class).life(line.number().value()).pairs());
  }
}
