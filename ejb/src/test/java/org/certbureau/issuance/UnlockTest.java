package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.start.StartDesk;
import org.certbureau.application.start.StartLine;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.certificate.sight.SightRegister;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.life.TokenEvent;
import org.certbureau.life.TokenStoryDesk;
import org.certbureau.region.business.Service;
import org.certbureau.station.JobState;
import org.certbureau.station.JobView;
import org.certbureau.station.JobWait;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.PinReset;
import org.certbureau.station.contract.ResetPin;
import org.certbureau.station.contract.Settled;
import org.certbureau.testing.House;
import org.certbureau.testing.Refused;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Another PIN on the holder's own token (CS-S8, CS-19, GD-C5), from the counter to the slip. */
class UnlockTest {
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
  void a_token_gets_another_pin_and_nothing_else_of_the_certificate_changes_CS_S8() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.UNLOCK, line);
    room.orders();
    cases.approve(number);

    ResetPin order = room.orders(ResetPin.class).get(0);
    assertThat(order.chip()).isEqualTo(line.chip());
    assertThat(order.pinKey()).as("the station that made it").isEqualTo(Workroom.STATION);
    assertThat(order.task()).isEqualTo("证书解锁");
    assertThat(job(number).kind()).isEqualTo(JobKind.RESET_PIN);
    assertThat(job(number).waitsFor()).isEqualTo(JobWait.TOKEN);

    room.receive(room.pinReset(order));
    assertThat(room.orders()).containsExactly(new Confirmed(order.job(), order.chip()));
    assertThat(cases.state(number)).isEqualTo(State.COLLECT);
    assertThat(job(number).state()).isEqualTo(JobState.DONE);
    assertThat(job(number).waitsFor()).as("the slip").isEqualTo(JobWait.SLIP);

    room.receive(new Settled(order.job(), order.chip()));
    assertThat(job(number).waitsFor()).isNull();
    room.counter().take(room.acceptor(), number, Step.DELIVER);
    assertThat(cases.state(number)).isEqualTo(State.CLOSED);
    LineView after = cases.now(line);
    assertThat(after.inForce()).isEqualTo(line.inForce());
    assertThat(after.end()).isEqualTo(line.end());
    assertThat(room.token(line.chip())).isEqualTo("ISSUED");
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
    assertThat(
            room.count(
                "audit_entry where action = 'job.pin-reset' and object_id = '%s' and details like"
                        .formatted(order.job())
                    + " '%triesBefore%'"))
        .isOne();
  }

  @Test
  void the_slip_of_before_is_void_in_the_story_of_the_token_and_one_slip_holds() {
    LineView line = cases.certificate();
    String first = line.inForce().job();
    String second = unlocked(line);
    String third = unlocked(line);
    assertThat(slips(line))
        .containsExactly(new TokenEvent.Slips(third, second), new TokenEvent.Slips(second, first));
  }

  @Test
  void it_is_had_past_the_end_as_well_so_that_old_data_can_be_read_A_X2() {
    LineView line = cases.certificate();
    Duration passed = Duration.ofDays(400);
    room.counter().house().clock().advance(passed);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.EXPIRED);
    CaseNumber number = toReset(line);
    room.receive(room.pinReset(room.orders(ResetPin.class).get(0)));
    assertThat(cases.state(number)).isEqualTo(State.COLLECT);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.EXPIRED);
  }

  @Test
  void a_token_that_does_not_sign_with_the_certificates_key_gets_no_slip() {
    LineView line = cases.certificate();
    CaseNumber number = toReset(line);
    ResetPin order = room.orders(ResetPin.class).get(0);
    room.receive(room.pinReset(order, Sm2Keys.generate(new SecureRandom())));
    assertThat(room.orders()).hasOnlyElementsOfType(Abandon.class).hasSize(1);
    assertThat(cases.state(number)).isEqualTo(State.FAILED);
    assertThat(job(number).failureCode()).isEqualTo("PROOF_DOES_NOT_HOLD");
    assertThat(room.token(line.chip())).isEqualTo("ISSUED");
    assertThat(cases.now(line).inForce()).isEqualTo(line.inForce());

    room.counter().take(Person.ZHAO_ZHI, number, Step.REPEAT_PRODUCTION);
    ResetPin again = room.orders(ResetPin.class).get(0);
    assertThat(again.challenge()).as("signed before").isNotEqualTo(order.challenge());
    room.receive(
        new PinReset(again.job(), again.chip(), 0, room.pinReset(order).challengeSignature()));
    assertThat(job(number).failureCode()).isEqualTo("PROOF_DOES_NOT_HOLD");
  }

  @Test
  void what_no_signature_is_is_refuted_and_the_others_of_the_message_go_on() {
    CaseNumber bad = toReset(cases.certificate());
    ResetPin first = room.orders(ResetPin.class).get(0);
    CaseNumber good = toReset(cases.certificate());
    ResetPin second = room.orders(ResetPin.class).get(0);
    room.receive(
        new PinReset(first.job(), first.chip(), 3, Octets.of(new byte[70])), room.pinReset(second));
    assertThat(cases.state(bad)).isEqualTo(State.FAILED);
    assertThat(cases.state(good)).isEqualTo(State.COLLECT);
  }

  @Test
  void what_is_said_twice_is_answered_and_changes_nothing_again() {
    CaseNumber number = toReset(cases.certificate());
    ResetPin order = room.orders(ResetPin.class).get(0);
    PinReset report = room.pinReset(order);
    room.receive(report, report);
    assertThat(room.orders(Confirmed.class)).hasSize(1);
    room.receive(report);
    assertThat(room.orders(Confirmed.class)).as("it had not heard").hasSize(1);
    assertThat(room.jobs(number)).hasSize(1);
    assertThat(
            room.count(
                "audit_entry where action = 'job.pin-reset' and object_id = '%s'"
                    .formatted(order.job())))
        .isOne();
  }

  @Test
  void given_up_before_the_proof_it_ends_without_a_slip_however_late_the_proof_comes() {
    CaseNumber number = toReset(cases.certificate());
    ResetPin order = room.orders(ResetPin.class).get(0);
    room.counter()
        .as(
            room.maker(),
            () ->
                room.counter()
                    .house()
                    .bean(MakerDesk.class)
                    .abandon(number, order.job(), "持有人没有来"));
    assertThat(room.orders(Abandon.class)).hasSize(1);
    room.receive(room.pinReset(order));
    assertThat(room.orders()).hasOnlyElementsOfType(Abandon.class).hasSize(1);
    assertThat(cases.state(number)).isEqualTo(State.FAILED);
  }

  @Test
  void a_station_without_the_key_says_so_and_the_token_is_as_it_was() {
    LineView line = cases.certificate();
    CaseNumber number = toReset(line);
    ResetPin order = room.orders(ResetPin.class).get(0);
    room.receive(
        new Failed(order.job(), JobStep.PREPARE, null, FailureCode.NO_PIN_KEY, "no such key"));
    assertThat(cases.state(number)).isEqualTo(State.FAILED);
    assertThat(job(number).failure().getZh()).doesNotContain("NO_PIN_KEY").contains("制证站");
    assertThat(room.token(line.chip())).isEqualTo("ISSUED");
  }

  @Test
  void a_loss_that_is_accepted_stops_it_at_the_station_A_X5() {
    LineView line = cases.certificate();
    CaseNumber number = toReset(line);
    ResetPin order = room.orders(ResetPin.class).get(0);
    cases.accepted(Service.REISSUE_LOST, line);
    assertThat(job(number).failureCode()).isEqualTo("STOPPED");
    room.orders();
    room.receive(room.pinReset(order));
    assertThat(room.orders(Confirmed.class)).isEmpty();
  }

  @Test
  void a_slip_that_could_not_be_printed_is_asked_for_again() {
    CaseNumber number = toReset(cases.certificate());
    ResetPin order = room.orders(ResetPin.class).get(0);
    room.receive(room.pinReset(order));
    room.orders();
    room.receive(
        new Failed(order.job(), JobStep.CONFIRM, null, FailureCode.SLIP_NOT_PRINTED, "no paper"));
    assertThat(job(number).slipProblem()).isEqualTo("SLIP_NOT_PRINTED");
    assertThat(cases.state(number)).isEqualTo(State.COLLECT);
  }

  @Test
  void a_branchs_system_is_neither_offered_it_nor_served() {
    LineView line = cases.certificate();
    House house = room.counter().house();
    Staff branch = Staff.admit(house, "tianxin", CHANGSHA);
    house.inTransaction(() -> house.bean(SightRegister.class).proved(line.id(), branch.name()));
    NewApplication unlock = cases.application(Service.UNLOCK, line);
    assertThat(Refused.at(() -> branch.does(() -> room.counter().drafts().draft(unlock))).code())
        .isEqualTo("application.for-clerks-alone");
    StartLine seen =
        branch.does(
            () -> house.bean(StartDesk.class).find(CHANGSHA, line.number().value()).lines().get(0));
    assertThat(seen.offers()).noneMatch(offer -> offer.service() == Service.UNLOCK);
    assertThat(seen.refusals())
        .filteredOn(refusal -> refusal.service() == Service.UNLOCK)
        .singleElement()
        .matches(refusal -> refusal.problem().code().equals("application.for-clerks-alone"));
  }

  @Test
  void in_guangdong_it_is_paid_for_first_GD_F5() {
    try (Workroom guangdong = new Workroom(House.onH2(), RegionCode.of("440000"))) {
      LineCases there = new LineCases(guangdong);
      LineView line = there.certificate();
      CaseNumber number = there.accepted(Service.UNLOCK, line);
      there.approve(number);
      assertThat(guangdong.orders(ResetPin.class)).isEmpty();
      guangdong.pay(number, "20");
      guangdong.receive(guangdong.pinReset(guangdong.orders(ResetPin.class).get(0)));
      assertThat(there.state(number)).isEqualTo(State.COLLECT);
    }
  }

  private static CaseNumber toReset(LineView line) {
    CaseNumber number = cases.accepted(Service.UNLOCK, line);
    room.orders();
    cases.approve(number);
    return number;
  }

  /** The number of the slip. */
  private static String unlocked(LineView line) {
    CaseNumber number = toReset(line);
    ResetPin order = room.orders(ResetPin.class).get(0);
    room.receive(room.pinReset(order), new Settled(order.job(), order.chip()));
    room.counter().take(room.acceptor(), number, Step.DELIVER);
    return order.job();
  }

  private static List<TokenEvent.Slips> slips(LineView line) {
    return room
        .counter()
        .as(
            room.maker(),
            () ->
                room.counter()
                    .house()
                    .bean(TokenStoryDesk.class)
                    .story(line.chip(), null, TokenStoryDesk.ROWS)
                    .events())
        .stream()
        .map(TokenEvent::slips)
        .filter(Objects::nonNull)
        .toList();
  }

  private static JobView job(CaseNumber number) {
    List<JobView> jobs = room.jobs(number);
    return jobs.get(0);
  }
}
