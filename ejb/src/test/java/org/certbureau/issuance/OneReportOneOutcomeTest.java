package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.station.Inbox;
import org.certbureau.station.JobState;
import org.certbureau.station.OrderPacking;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.ContractViolation;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Parcel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A message of many reports, among which one is refused: the others go on, and nothing comes again.
 */
class OneReportOneOutcomeTest {
  private static Workroom room;

  @BeforeAll
  static void open() {
    room = new Workroom();
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @BeforeEach
  void nothing_lies_in_the_queue() {
    room.reachCentre(true);
    room.orders();
  }

  /** What may be wrong with one job when its key arrives, and the code that it ends with. */
  enum Flaw {
    NAME_TOO_LONG("ca.name-too-long", form("unitName", "澄".repeat(100))),
    NUMBER_THAT_NO_EXTENSION_TAKES("ca.extension-characters", form("insuranceNumber", "4301☺")),
    LONGER_THAN_OFFERED("region.years-outside", OneReportOneOutcomeTest::asksForTooMuch),
    WITHDRAWN_MEANWHILE("application.step-not-now", sql("state = 'WITHDRAWN'")),
    RETURNED_MEANWHILE("application.step-not-now", sql("state = 'RETURNED'")),
    POLICY_THAT_IS_NOT_THERE("region.version-unknown", sql("policy_version = 77"));

    private final String code;
    private final BiConsumer<Workroom, CaseNumber> done;

    Flaw(String code, BiConsumer<Workroom, CaseNumber> done) {
      this.code = code;
      this.done = done;
    }

    private static BiConsumer<Workroom, CaseNumber> form(String key, String value) {
      return (room, number) -> room.counter().keptFromBefore(number, key, value);
    }

    private static BiConsumer<Workroom, CaseNumber> sql(String set) {
      return (room, number) ->
          room.execute("update application set %s where case_no = '%s'", set, number);
    }
  }

  private static void asksForTooMuch(Workroom room, CaseNumber number) {
    room.execute(
        "update application_item set years = 99 where application_id = (select id from application"
            + " where case_no = '%s')",
        number);
  }

  @ParameterizedTest
  @EnumSource
  void what_a_rule_refuses_ends_its_own_job_and_no_other(Flaw flaw) {
    List<CaseNumber> cases = room.paidCases(3);
    CaseNumber refused = cases.get(1);
    String spent = room.blank();
    flaw.done.accept(room, refused);
    State before = state(refused);
    room.orders();

    room.receive(
        room.keyOf(cases.get(0), room.blank()),
        room.keyOf(refused, spent),
        room.keyOf(cases.get(2), room.blank()));

    assertThat(room.job(cases.get(0)).state()).isEqualTo(JobState.INSTALLING);
    assertThat(room.job(cases.get(2)).state()).isEqualTo(JobState.INSTALLING);
    assertThat(room.job(refused).state()).isEqualTo(JobState.FAILED);
    assertThat(room.job(refused).failureCode()).isEqualTo(flaw.code);
    assertThat(room.token(spent)).as("spent, and known to be").isEqualTo("FAILED");
    assertThat(state(refused))
        .as("what was ended meanwhile stays so")
        .isEqualTo(before == State.READY ? State.FAILED : before);
    assertThat(
            room.count(
                "certificate_pair where case_number = '" + refused + "' and state <> 'REVOKED'"))
        .isZero();
    assertThat(room.orders())
        .satisfiesExactlyInAnyOrder(
            order -> assertThat(order).isInstanceOf(Install.class),
            order -> assertThat(order).isInstanceOf(Install.class),
            order ->
                assertThat(order)
                    .isInstanceOfSatisfying(
                        Abandon.class,
                        told -> assertThat(told.job()).isEqualTo(room.job(refused).number())));
  }

  private static State state(CaseNumber number) {
    return State.valueOf(
        room.counter()
            .house()
            .database()
            .text("select state from application where case_no = '" + number + "'"));
  }

  @Test
  void a_token_that_nobody_counted_in_ends_its_own_job_which_names_the_chip() {
    List<CaseNumber> cases = room.paidCases(2);
    String chip = room.unknownChip();
    room.receive(room.keyOf(cases.get(0), chip), room.keyOf(cases.get(1), room.blank()));

    assertThat(room.job(cases.get(0)).failureCode()).isEqualTo("TOKEN_NOT_IN_STOCK");
    assertThat(room.job(cases.get(0)).chip()).isEqualTo(chip);
    assertThat(room.job(cases.get(1)).state()).isEqualTo(JobState.INSTALLING);
  }

  /** How a job may end whose station took a token that nobody had counted in. */
  enum End {
    NOT_IN_STOCK {
      @Override
      void of(CaseNumber number, String chip) {
        room.receive(room.keyOf(number, chip));
      }
    },
    ABANDONED_AND_HEARD_OF_LATER {
      @Override
      void of(CaseNumber number, String chip) {
        KeyReady late = room.keyOf(number, chip);
        giveUp(number);
        room.receive(late);
      }
    },
    ABANDONED_AND_LET_GO_OF {
      @Override
      void of(CaseNumber number, String chip) {
        String job = room.job(number).number();
        giveUp(number);
        room.receive(new Failed(job, JobStep.ABANDON, chip, FailureCode.JOB_CLOSED, "closed"));
      }
    },
    GIVEN_UP_BY_THE_STATION {
      @Override
      void of(CaseNumber number, String chip) {
        room.receive(failed(number, JobStep.PREPARE, chip, FailureCode.TOKEN_FAULT));
      }
    },
    UNKNOWN_TO_THE_BUREAU {
      @Override
      void of(CaseNumber number, String chip) {
        room.receive(room.key("CS-20200101-000001-1", chip));
      }
    },
    NEVER_HANDLED {
      @Override
      void of(CaseNumber number, String chip) {
        KeyReady key = room.keyOf(number, chip);
        room.reachCentre(false);
        inbox().givenUp(room.parcel(key));
        room.reachCentre(true);
      }
    };

    abstract void of(CaseNumber number, String chip);
  }

  @ParameterizedTest
  @EnumSource
  void a_token_that_was_spent_before_it_was_counted_in_is_never_a_blank(End end) {
    CaseNumber number = room.paidCase();
    String chip = room.unknownChip();
    end.of(number, chip);

    assertThat(room.token(chip)).isEqualTo("FAILED");
    assertThatThrownBy(() -> room.countIn("2026-12", chip))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .containsExactly(Problem.of("token.used", "chips[0]", chip)));
    assertThat(room.token(chip)).isEqualTo("FAILED");
  }

  @Test
  void a_key_without_proof_ends_its_own_job() {
    List<CaseNumber> cases = room.paidCases(2);
    String chip = room.blank();
    KeyReady another = room.key("another-job", chip);
    room.receive(
        new KeyReady(room.job(cases.get(0)).number(), chip, another.p10()),
        room.keyOf(cases.get(1), room.blank()));

    assertThat(room.job(cases.get(0)).failureCode()).isEqualTo("NO_PROOF_OF_POSSESSION");
    assertThat(room.token(chip)).isEqualTo("FAILED");
    assertThat(room.job(cases.get(1)).state()).isEqualTo(JobState.INSTALLING);
  }

  @Test
  void a_job_that_the_bureau_does_not_know_is_to_be_let_go_of_and_its_blank_is_spent() {
    CaseNumber innocent = room.paidCase();
    String chip = room.blank();
    room.orders();
    room.receive(room.key("CS-20200101-000001-1", chip), room.keyOf(innocent, room.blank()));

    assertThat(room.token(chip)).isEqualTo("FAILED");
    assertThat(room.job(innocent).state()).isEqualTo(JobState.INSTALLING);
    assertThat(room.orders(Abandon.class))
        .extracting(Abandon::job, Abandon::chip)
        .containsExactly(tuple("CS-20200101-000001-1", chip));
  }

  @Test
  void a_blank_that_was_spent_on_a_job_given_up_meanwhile_is_known() {
    CaseNumber number = room.paidCase();
    KeyReady late = room.keyOf(number, room.blank());
    giveUp(number);
    room.receive(late);

    assertThat(room.token(late.chip())).isEqualTo("FAILED");
    assertThat(room.job(number).chip()).isEqualTo(late.chip());
    assertThat(room.job(number).failureCode()).isEqualTo("ABANDONED");
  }

  @Test
  void a_blank_that_failed_for_a_job_given_up_meanwhile_is_known() {
    CaseNumber number = room.paidCase();
    String chip = room.blank();
    giveUp(number);
    room.receive(failed(number, JobStep.ABANDON, chip, FailureCode.JOB_CLOSED));
    assertThat(room.token(chip)).isEqualTo("FAILED");

    String second = room.blank();
    room.receive(failed(number, JobStep.PREPARE, second, FailureCode.TOKEN_FAULT));
    assertThat(room.token(second)).isEqualTo("FAILED");
  }

  @Test
  void a_second_chip_for_a_job_is_spent_and_the_first_one_goes_on() {
    CaseNumber number = room.paidCase();
    String first = room.blank();
    String second = room.blank();
    room.receive(room.keyOf(number, first), room.keyOf(number, second));
    room.receive(room.keyOf(number, second));

    assertThat(room.job(number).state()).isEqualTo(JobState.INSTALLING);
    assertThat(room.job(number).chip()).isEqualTo(first);
    assertThat(room.token(first)).isEqualTo("ASSIGNED");
    assertThat(room.token(second)).isEqualTo("FAILED");
  }

  @Test
  void a_report_that_comes_twice_spends_nothing() {
    CaseNumber number = room.paidCase();
    KeyReady key = room.keyOf(number, room.blank());
    room.receive(key);
    Install order = room.orders(Install.class).get(0);
    room.receive(key);
    assertThat(room.token(key.chip())).isEqualTo("ASSIGNED");
    Installed proof = room.proofOf(order);
    room.receive(proof);
    room.receive(key, proof);

    assertThat(room.token(key.chip())).isEqualTo("ISSUED");
    assertThat(room.job(number).state()).isEqualTo(JobState.DONE);
    assertThat(room.orders())
        .as("the same answer to each proof")
        .containsOnly(new Confirmed(order.job(), order.chip()));
  }

  @Test
  void a_proof_for_a_case_that_was_ended_meanwhile_ends_its_own_job() {
    List<CaseNumber> cases = room.paidCases(3);
    room.orders();
    room.receive(cases.stream().map(c -> room.keyOf(c, room.blank())).toArray(KeyReady[]::new));
    Installed[] proofs =
        room.orders(Install.class).stream().map(room::proofOf).toArray(Installed[]::new);
    CaseNumber ended = cases.get(1);
    String chip = room.job(ended).chip();
    room.execute("update application set state = 'WITHDRAWN' where case_no = '%s'", ended);

    room.receive(proofs);

    assertThat(state(cases.get(0))).isEqualTo(State.COLLECT);
    assertThat(state(cases.get(2))).isEqualTo(State.COLLECT);
    assertThat(room.job(ended).failureCode()).isEqualTo("application.step-not-now");
    assertThat(room.token(chip)).isEqualTo("FAILED");
    assertThat(
            room.count(
                "certificate_pair where case_number = '" + ended + "' and state = 'REVOKED'"))
        .isEqualTo(1);
    assertThat(state(ended)).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void a_failure_of_a_case_that_was_ended_meanwhile_keeps_back_nothing_behind_it() {
    List<CaseNumber> cases = room.paidCases(3);
    room.execute("update application set state = 'WITHDRAWN' where case_no = '%s'", cases.get(0));
    room.receive(
        failed(cases.get(0), JobStep.PREPARE, null, FailureCode.NO_BLANK_TOKEN),
        failed(cases.get(1), JobStep.PREPARE, null, FailureCode.NO_BLANK_TOKEN),
        room.keyOf(cases.get(2), room.blank()));

    assertThat(room.job(cases.get(0)).failureCode()).isEqualTo("NO_BLANK_TOKEN");
    assertThat(state(cases.get(0))).isEqualTo(State.WITHDRAWN);
    assertThat(state(cases.get(1))).isEqualTo(State.FAILED);
    assertThat(room.job(cases.get(2)).state()).isEqualTo(JobState.INSTALLING);
  }

  @Test
  void what_cannot_be_done_now_comes_again_and_ends_no_job() {
    CaseNumber number = room.paidCase();
    CaseNumber failing = room.paidCase();
    KeyReady key = room.keyOf(number, room.blank());
    room.reachCentre(false);
    Failed failure = failed(failing, JobStep.PREPARE, null, FailureCode.NO_BLANK_TOKEN);
    assertThatThrownBy(() -> room.receive(key, failure)).hasMessageContaining("does not answer");
    assertThat(room.job(number).state()).isEqualTo(JobState.PREPARING);
    assertThat(room.token(key.chip())).isEqualTo("IN_STOCK");
    assertThat(state(failing)).as("nothing of the centre's is in its way").isEqualTo(State.FAILED);

    room.reachCentre(true);
    room.receive(key, failure);
    assertThat(room.job(number).state()).isEqualTo(JobState.INSTALLING);
  }

  @Test
  void what_a_report_was_about_comes_to_an_end_when_nobody_could_act_on_it() {
    List<CaseNumber> cases = room.paidCases(2);
    KeyReady key = room.keyOf(cases.get(0), room.blank());
    Failed failure = failed(cases.get(1), JobStep.PREPARE, null, FailureCode.NO_BLANK_TOKEN);
    CaseNumber goneOn = room.paidCase();
    KeyReady signed = room.keyOf(goneOn, room.blank());
    room.receive(signed);
    Parcel dead = room.parcel(signed, key, failure);
    room.reachCentre(false);
    for (int twice = 0; twice < 2; twice++) {
      inbox().givenUp(dead);
    }
    room.reachCentre(true);

    assertThat(room.job(cases.get(0)).failureCode()).isEqualTo("REPORT_UNHANDLED");
    assertThat(room.token(key.chip())).isEqualTo("FAILED");
    assertThat(state(cases.get(0))).isEqualTo(State.FAILED);
    assertThat(room.job(cases.get(1)).failureCode()).isEqualTo("NO_BLANK_TOKEN");
    assertThat(room.job(goneOn).state()).as("acted on before").isEqualTo(JobState.INSTALLING);
    assertThat(state(goneOn)).isEqualTo(State.PRODUCING);
  }

  @Test
  void what_was_given_up_is_acted_on_once_what_was_away_is_back() {
    CaseNumber number = room.paidCase();
    inbox().givenUp(room.parcel(room.keyOf(number, room.blank())));
    assertThat(room.job(number).state()).isEqualTo(JobState.INSTALLING);
  }

  @Test
  void an_order_that_breaks_the_contract_keeps_no_other_back() throws ContractViolation {
    List<String> bodies = new ArrayList<>();
    for (int job = 0; job < 60; job++) {
      // no station takes a limit below three
      bodies.add(
          "{\"kind\":\"PREPARE\",\"job\":\"j-%d\",\"pinRetryLimit\":%d}"
              .formatted(job, job == 7 ? 1 : 9));
    }
    bodies.add("no order at all");

    List<String> carried = new ArrayList<>();
    for (Parcel parcel :
        room.counter().house().bean(OrderPacking.class).parcels(Workroom.STATION, bodies)) {
      room.opened(parcel).forEach(order -> carried.add(order.job()));
    }

    assertThat(carried).hasSize(59).doesNotContain("j-7").startsWith("j-0").endsWith("j-59");
  }

  @Test
  void what_no_station_has_signed_ends_no_job() {
    CaseNumber number = room.paidCase();
    Parcel said = room.parcel(room.keyOf(number, room.blank()));
    inbox().givenUp(new Parcel(said.body(), said.sender(), "Zm9yZ2Vk", said.contract()));
    inbox().givenUp(new Parcel(null, null, null, null));

    assertThat(room.job(number).state()).isEqualTo(JobState.PREPARING);
  }

  private static Inbox inbox() {
    return room.counter().house().bean(Inbox.class);
  }

  private static Failed failed(CaseNumber number, JobStep step, String chip, FailureCode code) {
    return new Failed(room.job(number).number(), step, chip, code, "it says why");
  }

  private static void giveUp(CaseNumber number) {
    room.counter()
        .as(
            Person.ZHAO_ZHI,
            () ->
                room.counter()
                    .house()
                    .bean(MakerDesk.class)
                    .abandon(number, room.job(number).number(), "机柜断电"));
  }
}
