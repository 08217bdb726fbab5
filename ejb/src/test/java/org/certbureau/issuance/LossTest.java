package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
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
import org.certbureau.life.Life;
import org.certbureau.life.LifeDesk;
import org.certbureau.life.LifeEvent;
import org.certbureau.notice.ExpiryWatch;
import org.certbureau.notice.NoticeDesk;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.ChargeState;
import org.certbureau.region.business.Service;
import org.certbureau.testing.Refused;
import org.certbureau.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lost token, from the hold at the counter to the token that replaces it (A-X7, A-X8, A-C9). */
class LossTest {
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
  void a_loss_holds_its_certificate_as_soon_as_it_is_accepted_and_no_sooner() {
    LineView line = cases.certificate();
    CaseNumber number = cases.submitted(Service.REISSUE_LOST, line);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ACTIVE);
    cases.bringEverything(number);
    cases.accept(number);
    assertThat(cases.state(number)).isEqualTo(State.ACCEPTED);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
    assertThat(cases.now(line).hold().setBy()).isEqualTo(number);
    assertThat(cases.listed(line)).isEqualTo("CERTIFICATE_HOLD");
  }

  @Test
  void what_is_on_hold_already_stays_under_that_hold() {
    LineView line = cases.certificate();
    CaseNumber suspension = cases.done(Service.SUSPEND, line);
    cases.accepted(Service.REISSUE_LOST, line);
    assertThat(cases.now(line).hold().setBy()).isEqualTo(suspension);
    assertThat(cases.holds(line)).isOne();
  }

  @Test
  void it_is_revoked_with_the_transaction_that_opens_production_and_replaced_until_the_same_end() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    cases.approve(number);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
    room.pay(number, "200");
    assertThat(cases.state(number)).isEqualTo(State.READY);
    assertThat(cases.listed(line)).isEqualTo("KEY_COMPROMISE");
    assertThat(cases.inForce(line)).isZero();
    assertThat(cases.holds(line)).isZero();
    assertThat(room.token(line.chip())).isEqualTo("LOST");

    room.make(number);
    LineView now = cases.now(line);
    assertThat(cases.state(number)).isEqualTo(State.CLOSED);
    assertThat(now.standing()).isEqualTo(LineStanding.ACTIVE);
    assertThat(now.chip()).isNotEqualTo(line.chip());
    assertThat(now.end()).isEqualTo(line.end());
    assertThat(now.inForce().ordinal()).isEqualTo(2);
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
    assertThat(pairs(line))
        .extracting(PairView::state)
        .containsExactly(PairState.ACTIVE, PairState.REVOKED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"WITHDRAW", "REFUSE"})
  void a_loss_that_comes_to_nothing_leaves_the_hold_to_a_resumption(Step end) {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    cases.end(number, end);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
    cases.done(Service.RESUME, line);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ACTIVE);
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"WITHDRAW", "RETURN"})
  void from_there_is_no_way_back_but_another_attempt(Step back) {
    LineView line = cases.certificate();
    CaseNumber number = failed(line);
    Problem refused = Refused.at(() -> cases.end(number, back));
    assertThat(refused.code()).isEqualTo("application.lost-for-good");
    assertThat(refused.rule()).isEqualTo("A-X8");

    room.counter().take(Person.ZHAO_ZHI, number, Step.REPEAT_PRODUCTION);
    room.make(number);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ACTIVE);
    assertThat(cases.now(line).end()).isEqualTo(line.end());
    assertThat(pairs(line))
        .extracting(PairView::state)
        .containsExactly(PairState.ACTIVE, PairState.REVOKED, PairState.REVOKED);
  }

  @Test
  void what_cannot_be_replaced_ends_its_line_with_the_money_back() {
    LineView line = cases.certificate();
    CaseNumber number = failed(line);
    room.counter().take(Person.WANG_FU, number, Step.REFUSE, "介质型号停产");
    assertThat(cases.state(number)).isEqualTo(State.REFUSED);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ENDED);
    assertThat(cases.now(line).endedBy()).isEqualTo(number);
    assertThat(charge(number)).isEqualTo(ChargeState.REFUND_DUE);
  }

  @Test
  void past_the_end_of_its_certificate_nobody_approves_it_and_no_money_is_taken() {
    LineView line = cases.certificate();
    CaseNumber unreviewed = cases.accepted(Service.REISSUE_LOST, line);
    atTheEndOf(
        line,
        () -> {
          assertNothingLeft(Refused.at(() -> cases.approve(unreviewed)), line);
          assertNothingLeft(Refused.at(() -> room.pay(unreviewed, "200")), line);
          assertNothingLeft(closed(unreviewed), line);
          assertThat(cases.view(unreviewed).problems())
              .anySatisfy(missing -> assertNothingLeft(missing, line));
        });
    assertThat(charge(unreviewed)).isEqualTo(ChargeState.DUE);
    assertStillOnHold(line, unreviewed);
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"WITHDRAW", "REFUSE", "RETURN"})
  void past_the_end_of_its_certificate_its_last_gate_opens_no_production(Step end) {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    CaseNumber revocation = cases.accepted(Service.REVOKE, line);
    cases.approve(number);
    room.pay(number, "200");
    atTheEndOf(
        line,
        () -> {
          cases.end(revocation, Step.WITHDRAW);
          assertThat(cases.view(number).problems())
              .anySatisfy(missing -> assertNothingLeft(missing, line));
          assertStillOnHold(line, number);
          cases.end(number, end);
        });
    assertThat(cases.state(number)).isEqualTo(end.to());
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
    assertThat(charge(number))
        .isEqualTo(end == Step.RETURN ? ChargeState.SETTLED : ChargeState.REFUND_DUE);
  }

  @Test
  void past_the_end_of_its_certificate_it_is_not_tried_again_but_ends_with_the_money_back() {
    LineView line = cases.certificate();
    CaseNumber number = failed(line);
    atTheEndOf(
        line,
        () -> {
          assertNothingLeft(
              Refused.at(
                  () -> room.counter().take(Person.ZHAO_ZHI, number, Step.REPEAT_PRODUCTION)),
              line);
          room.counter().take(Person.WANG_FU, number, Step.REFUSE, "原证书已到期");
        });
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ENDED);
    assertThat(charge(number)).isEqualTo(ChargeState.REFUND_DUE);
  }

  private static void atTheEndOf(LineView line, Runnable what) {
    at(line.end().orElseThrow(), what);
  }

  private static void at(Instant moment, Runnable what) {
    TestClock clock = room.counter().house().clock();
    Duration meanwhile = Duration.between(clock.instant(), moment);
    clock.advance(meanwhile);
    try {
      what.run();
    } finally {
      clock.advance(meanwhile.negated());
    }
  }

  private static void assertNothingLeft(Problem problem, LineView line) {
    assertThat(problem.code()).isEqualTo("certificate.nothing-left");
    assertThat(problem.rule()).isEqualTo("A-C9");
    assertThat(problem.args())
        .contains(LocalDate.ofInstant(line.end().orElseThrow(), China.ZONE).toString());
  }

  private static void assertStillOnHold(LineView line, CaseNumber number) {
    assertThat(cases.state(number)).isEqualTo(State.ACCEPTED);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
    assertThat(cases.listed(line)).isEqualTo("CERTIFICATE_HOLD");
    assertThat(room.token(line.chip())).isEqualTo("ISSUED");
  }

  @Test
  void a_refusal_before_production_ends_no_line() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    room.counter().take(Person.WANG_FU, number, Step.REFUSE, "材料不实");
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
  }

  @Test
  void a_job_that_a_revocation_stops_is_given_up() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    CaseNumber revocation = cases.accepted(Service.REVOKE, line);
    cases.approve(number);
    room.pay(number, "200");
    assertThat(cases.state(number)).isEqualTo(State.ACCEPTED);
    cases.approve(revocation);
    assertThat(cases.state(number)).isEqualTo(State.STOPPED);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ENDED);
    assertThat(charge(number)).isEqualTo(ChargeState.REFUND_DUE);
  }

  @Test
  void the_holder_is_told_of_the_hold_and_of_what_takes_its_place() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    assertThat(texts(number))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("证书因介质遗失已冻结，暂时不能使用", "请撤回补办申请，再办理“解除冻结”");
    cases.approve(number);
    room.pay(number, "200");
    assertThat(texts(number))
        .hasSize(2)
        .anyMatch(
            text ->
                text.contains("办理“证书丢失补办（证书恢复）”")
                    && text.contains("原证书因介质遗失已作废")
                    && text.contains(line.inForce().signingSerial()));
    room.make(number);
    assertThat(texts(number)).as("it is handed over at the counter").hasSize(2);
  }

  @Test
  void where_it_was_on_hold_already_the_holder_was_told_by_that() {
    LineView line = cases.certificate();
    cases.done(Service.SUSPEND, line);
    assertThat(texts(cases.accepted(Service.REISSUE_LOST, line))).isEmpty();
  }

  @Test
  void its_life_tells_the_loss_the_revocation_and_the_new_pair() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    room.counter().house().clock().advance(Duration.ofMinutes(1));
    cases.approve(number);
    room.pay(number, "200");
    room.make(number);
    Life life =
        room.counter()
            .as(
                Person.SHEN_JI,
                () ->
                    room.counter()
                        .house()
                        .bean(LifeDesk.class)
                        .life(line.number().value(), null, null, LifeDesk.ROWS));
    assertThat(life.events())
        .filteredOn(event -> number.equals(event.caseNumber()))
        .filteredOn(event -> event.what() != LifeEvent.What.TOLD)
        .extracting(LifeEvent::what)
        .containsExactlyInAnyOrder(
            LifeEvent.What.APPLICATION,
            LifeEvent.What.HELD,
            LifeEvent.What.HOLD_ENDED,
            LifeEvent.What.PAIR_REVOKED,
            LifeEvent.What.TOKEN_LOST,
            LifeEvent.What.PAIR_IN_FORCE,
            LifeEvent.What.TOKEN_HANDED_OVER);
  }

  @Test
  void the_new_pair_alone_is_told_of_before_it_ends() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    cases.approve(number);
    room.pay(number, "200");
    room.make(number);
    at(
        line.end().orElseThrow().minus(Duration.ofDays(10)),
        () -> room.counter().house().bean(ExpiryWatch.class).tellAll(() -> {}));
    assertThat(reminders(line)).as("of the lost pair").isZero();
    assertThat(reminders(cases.now(line))).as("of the new pair").isOne();
  }

  private static long reminders(LineView line) {
    return room.count("notice where kind = 'EXPIRY' and about = '" + line.inForce().job() + "'");
  }

  private static List<String> texts(CaseNumber number) {
    NoticeDesk desk = room.counter().house().bean(NoticeDesk.class);
    return room.counter()
        .as(
            Person.LI_WEN,
            () -> desk.ofCase(number).stream().map(notice -> desk.preview(notice.id())).toList());
  }

  private static CaseNumber failed(LineView line) {
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    cases.approve(number);
    room.pay(number, "200");
    room.fail(number);
    assertThat(cases.state(number)).isEqualTo(State.FAILED);
    return number;
  }

  /** What the cashier is told before anything is typed. */
  private static Problem closed(CaseNumber number) {
    CashDesk desk = room.counter().house().bean(CashDesk.class);
    return room.counter().as(Person.CHEN_SHOU, () -> desk.closed(number).orElseThrow());
  }

  private static ChargeState charge(CaseNumber number) {
    return room.counter()
        .as(
            Person.CHEN_SHOU,
            () -> room.counter().house().bean(CashDesk.class).charge(number).state());
  }

  private static List<PairView> pairs(LineView line) {
    return room.counter()
        .as(
            Person.SHEN_JI,
            () -> room.counter().house().bean(LineDesk.class).life(line.number().value()).pairs());
  }
}
