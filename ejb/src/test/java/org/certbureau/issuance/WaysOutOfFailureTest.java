package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.application.Counter.CHANGSHA;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.NotFound;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.ChargeState;
import org.certbureau.payment.ChargeView;
import org.certbureau.staff.Roles;
import org.certbureau.station.JobState;
import org.certbureau.station.JobView;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.JobStep;
import org.certbureau.testing.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** However a token failed, people bring its case to an end, and the money is refunded or earned. */
class WaysOutOfFailureTest {
  private static final String WHY = "单位改期";

  private static Workroom room;

  @BeforeAll
  static void open() {
    room = new Workroom();
  }

  @AfterAll
  static void close() {
    room.close();
  }

  /** How far the job had come. */
  enum Failure {
    BEFORE_A_TOKEN_WAS_TAKEN(
        (room, number) ->
            room.receive(
                new Failed(
                    room.job(number).number(),
                    JobStep.PREPARE,
                    null,
                    FailureCode.NO_BLANK_TOKEN,
                    "no blank"))),
    BY_A_RULE(
        (room, number) -> {
          String before = room.look(number).unitName();
          room.counter().keptFromBefore(number, "unitName", "澄".repeat(65));
          room.receive(room.keyOf(number, room.blank()));
          room.counter().keptFromBefore(number, "unitName", before);
        }),
    WITH_A_PAIR_SIGNED(
        (room, number) -> {
          String chip = room.blank();
          room.receive(room.keyOf(number, chip));
          room.receive(
              new Failed(
                  room.job(number).number(),
                  JobStep.INSTALL,
                  chip,
                  FailureCode.TOKEN_FAULT,
                  "faulty"));
        }),
    GIVEN_UP_BY_A_MAKER(
        (room, number) ->
            room.counter()
                .as(
                    Person.ZHAO_ZHI,
                    () ->
                        room.counter()
                            .house()
                            .bean(MakerDesk.class)
                            .abandon(number, room.job(number).number(), "机柜断电")));

    private final BiConsumer<Workroom, CaseNumber> happens;

    Failure(BiConsumer<Workroom, CaseNumber> happens) {
      this.happens = happens;
    }
  }

  /** What people do then, where it leads, and what becomes of the money. */
  enum WayOut {
    WITHDRAW(State.WITHDRAWN, ChargeState.REFUND_DUE, take(Person.LI_WEN, Step.WITHDRAW)),
    REFUSE(State.REFUSED, ChargeState.REFUND_DUE, take(Person.WANG_FU, Step.REFUSE)),
    RETURN_AND_WITHDRAW(
        State.WITHDRAWN,
        ChargeState.REFUND_DUE,
        take(Person.WANG_FU, Step.RETURN).andThen(take(Person.LI_WEN, Step.WITHDRAW))),
    REPEAT(
        State.CLOSED,
        ChargeState.SETTLED,
        take(Person.ZHAO_ZHI, Step.REPEAT_PRODUCTION).andThen(WaysOutOfFailureTest::make)),
    RETURN_AND_CORRECT(
        State.CLOSED,
        ChargeState.SETTLED,
        take(Person.LI_WEN, Step.RETURN)
            .andThen(take(Person.LI_WEN, Step.SUBMIT))
            .andThen(take(Person.LI_WEN, Step.ACCEPT))
            .andThen((room, number) -> room.counter().seeEveryOriginal(CHANGSHA, number))
            .andThen(take(Person.WANG_FU, Step.APPROVE))
            .andThen(WaysOutOfFailureTest::make));

    private final State end;
    private final ChargeState money;
    private final BiConsumer<Workroom, CaseNumber> taken;

    WayOut(State end, ChargeState money, BiConsumer<Workroom, CaseNumber> taken) {
      this.end = end;
      this.money = money;
      this.taken = taken;
    }

    private static BiConsumer<Workroom, CaseNumber> take(Person person, Step step) {
      return (room, number) -> room.counter().take(person, number, step, WHY);
    }
  }

  static Stream<Arguments> everyWayOutOfEveryFailure() {
    return Arrays.stream(Failure.values())
        .flatMap(failure -> Arrays.stream(WayOut.values()).map(way -> Arguments.of(failure, way)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyWayOutOfEveryFailure")
  void a_failed_case_comes_to_its_end_whole(Failure failure, WayOut way) {
    CaseNumber number = room.paidCase();
    failure.happens.accept(room, number);
    assertThat(room.look(number).state()).isEqualTo(State.FAILED);

    way.taken.accept(room, number);

    assertThat(room.look(number).state()).isEqualTo(way.end);
    assertMoney(number, way.money);
    assertBooks(number, way.end == State.CLOSED);
  }

  private static void assertMoney(CaseNumber number, ChargeState state) {
    ChargeView charge =
        room.counter()
            .as(Person.CHEN_SHOU, () -> room.counter().house().bean(CashDesk.class).charge(number));
    assertThat(charge.state()).isEqualTo(state);
    assertThat(charge.payment().amount()).isEqualTo(Money.of("750"));
    if (state == ChargeState.REFUND_DUE) {
      assertThat(charge.refund().amount()).isEqualTo(Money.of("750"));
      assertThat(charge.refund().rule()).isEqualTo("CIV-566");
    } else {
      assertThat(charge.refund()).as("earned").isNull();
    }
  }

  /**
   * One pair in force where a token was handed over, else none; every token of a failed job marked.
   */
  private static void assertBooks(CaseNumber number, boolean made) {
    List<JobView> jobs = room.jobs(number);
    assertThat(jobs)
        .hasSize(made ? 2 : 1)
        .extracting(JobView::attempt)
        .first()
        .isEqualTo(jobs.size());
    assertThat(jobs.get(jobs.size() - 1).state()).isEqualTo(JobState.FAILED);
    assertThat(
            room.count(
                "station_job where case_number = '" + number + "' and open_item is not null"))
        .isZero();
    assertThat(
            room.count(
                "certificate_pair where state <> 'REVOKED' and case_number = '" + number + "'"))
        .isEqualTo(made ? 1 : 0);
    for (JobView job : jobs) {
      if (job.chip() != null) {
        assertThat(room.token(job.chip()))
            .isEqualTo(job.state() == JobState.DONE ? "ISSUED" : "FAILED");
      }
    }
  }

  private static void make(Workroom at, CaseNumber number) {
    at.make(number);
  }

  @ParameterizedTest
  @EnumSource
  void a_failed_case_says_why_in_words_and_its_code_stays(Failure failure) {
    CaseNumber number = room.paidCase();
    failure.happens.accept(room, number);

    JobView job = room.job(number);
    assertThat(room.look(number).reason()).as("nobody has typed one").isNull();
    assertThat(room.look(number).failure()).isEqualTo(job.failure());
    assertThat(job.failure().code()).isEqualTo(job.failureCode());
    assertThat(List.of(job.failure().getZh(), job.failure().getEn()))
        .doesNotHaveDuplicates()
        .allSatisfy(said -> assertThat(said).matches(".*[.。]").doesNotContain(job.failureCode()));
  }

  /** What a maker does to a job. */
  enum Act {
    ABANDON((desk, job) -> desk.abandon(job.caseNumber(), job.number(), WHY)),
    MOVE((desk, job) -> desk.moveElsewhere(job.caseNumber(), job.number(), WHY)),
    SLIP_FOUND((desk, job) -> desk.slipFound(job.caseNumber(), job.number()));

    private final BiConsumer<MakerDesk, JobView> happens;

    Act(BiConsumer<MakerDesk, JobView> happens) {
      this.happens = happens;
    }
  }

  /** Somebody may look into one region's books and make another region's tokens. */
  @ParameterizedTest
  @EnumSource
  void a_job_is_its_own_regions_makers_whatever_else_they_may_see(Act act) {
    House house = room.counter().house();
    String name = "AUDITOR_HERE_MAKER_THERE_" + act;
    house
        .database()
        .execute(
            "insert into staff_account (name, display_name, password_hash, failed_tries, disabled,"
                + " audit_count, version) values ('%1$s', '%1$s', '-', 0, false, 0, 0)"
                    .formatted(name));
    for (String role : List.of("AUDITOR', '430100", "MAKER', '440000")) {
      house
          .database()
          .execute(
              "insert into staff_role (account_name, role_name, region) values ('%s', '%s')"
                  .formatted(name, role));
    }
    CaseNumber number = room.paidCase();
    JobView job = room.job(number);

    assertThatThrownBy(
            () ->
                house.as(
                    name,
                    Set.of(Roles.AUDITOR, Roles.MAKER),
                    () -> act.happens.accept(house.bean(MakerDesk.class), job)))
        .isInstanceOf(NotFound.class);
    assertThat(room.job(number)).isEqualTo(job);
  }
}
