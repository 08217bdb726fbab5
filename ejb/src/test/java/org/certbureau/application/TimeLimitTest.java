package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.view.DeadlineView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Gate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** By when the bureau is to have decided, under policies that give it days. */
class TimeLimitTest {
  private static Counter counter;

  @BeforeAll
  static void open() {
    counter = new Counter();
    counter.house().clock().set("2025-12-30T10:00");
    counter.newPolicyTomorrow(
        CHANGSHA,
        text ->
            text.replace(
                "- workingDays: 0\n    from: ACCEPTED", "- workingDays: 1\n    from: SUBMITTED"));
    counter.newPolicyTomorrow(
        GUANGDONG,
        text ->
            text.replace(
                "- workingDays: 0\n    from: ACCEPTED",
                "- workingDays: 3\n    from: MATERIALS_RECEIVED"));
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T09:00, 2026-01-06",
    // a Sunday that is worked
    "2026-01-02T10:00, 2026-01-04",
    "2026-02-14T09:00, 2026-02-24",
    "2026-05-08T23:59, 2026-05-09",
    "2026-05-09T00:00, 2026-05-11",
    "2026-09-30T13:00, 2026-10-08"
  })
  void the_days_are_counted_from_submission_CQ_05(String start, LocalDate due) {
    counter.house().clock().set(start);
    CaseNumber number = counter.submitted(CHANGSHA);
    assertThat(due(number, CHANGSHA)).isEqualTo(due);
    counter.scanEverything(CHANGSHA, number);
    counter.house().clock().set("2026-10-09T09:00");
    counter.seeEveryOriginal(CHANGSHA, number);
    assertThat(due(number, CHANGSHA)).as("the papers start nothing").isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({"2026-02-13T17:29, 2026-02-25", "2026-09-24T17:00, 2026-09-30"})
  void the_days_are_counted_from_the_last_paper_GD_18(String received, LocalDate due) {
    counter.house().clock().set("2026-01-05T09:00");
    CaseNumber number = counter.submitted(GUANGDONG);
    counter.scanEverything(GUANGDONG, number);
    pay(number);
    assertThat(due(number, GUANGDONG)).isNull();
    counter.house().clock().set(received);
    counter.seeEveryOriginal(GUANGDONG, number);
    assertThat(due(number, GUANGDONG)).isEqualTo(due);
  }

  @Test
  void what_is_handed_in_again_is_counted_anew() {
    counter.house().clock().set("2026-01-05T09:00");
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.take(Person.LI_WEN, number, Step.RETURN, "公章不清");
    assertThat(due(number, CHANGSHA)).isNull();
    counter.house().clock().set("2026-01-07T09:00");
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
    assertThat(due(number, CHANGSHA)).isEqualTo(LocalDate.of(2026, 1, 8));
  }

  /** Under the policies as they are shipped, which are in force before the ones above. */
  @ParameterizedTest(name = "submitted {0}, accepted {1}: due {2}")
  @CsvSource({
    "2025-12-29T09:00, 2025-12-30T16:00, 2025-12-30",
    "2025-12-26T09:00, 2025-12-28T10:00, 2025-12-29",
    "2025-10-09T09:00, 2025-10-11T10:00, 2025-10-11",
    "2025-09-30T09:00, 2025-10-02T10:00, 2025-10-09"
  })
  void what_is_done_on_the_spot_is_due_on_the_day_of_acceptance_but_never_on_a_closed_one_A_C24(
      String submitted, String accepted, LocalDate due) {
    counter.house().clock().set(submitted);
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.scanEverything(CHANGSHA, number);
    assertThat(counter.look(Person.LI_WEN, number).deadline()).isNull();
    counter.house().clock().set(accepted);
    counter.take(Person.LI_WEN, number, Step.ACCEPT);
    assertThat(counter.look(Person.LI_WEN, number).deadline())
        .isEqualTo(
            new DeadlineView(
                due, false, "A-C24", "现场领取对各渠道的申请都适用，自受理时起算，不在休息日到期（原文：现场审核通过后当场即可领取数字证书）"));
  }

  @ParameterizedTest(name = "papers {0}, money {1}: due {2}")
  @CsvSource({
    "2026-09-24T10:00, 2026-09-28T10:00, 2026-10-08",
    "2026-02-13T10:00, 2026-02-25T10:00, 2026-02-28",
    "2026-10-09T10:00, 2026-10-09T11:00, 2026-10-13"
  })
  void a_clock_stands_and_is_shown_to_stand_until_the_money_is_there_A_G11(
      String received, String paid, LocalDate due) {
    counter.house().clock().set("2026-01-05T09:00");
    CaseNumber number = counter.submitted(GUANGDONG);
    counter.scanEverything(GUANGDONG, number);
    counter.house().clock().set(received);
    counter.seeEveryOriginal(GUANGDONG, number);
    assertThat(due(number, GUANGDONG)).isNull();
    assertThat(deadline(number).paused()).isTrue();
    assertThat(deadline(number).day()).isNull();

    counter.house().clock().set(paid);
    pay(number);
    assertThat(due(number, GUANGDONG)).isEqualTo(due);
    assertThat(deadline(number).paused()).isFalse();
    assertThat(deadline(number).day()).isEqualTo(due);
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void a_time_limit_holds_until_the_case_is_over_and_rests_while_it_is_with_the_holder(
      State state) {
    Set<State> none =
        EnumSet.of(
            State.DRAFT,
            State.RETURNED,
            State.CLOSED,
            State.REFUSED,
            State.WITHDRAWN,
            State.STOPPED);
    assertThat(state.isWithTheBureau()).isEqualTo(!none.contains(state));
    for (Step step : Step.values()) {
      if (step.to() == state) {
        assertThat(
                Standing.draft(Instant.EPOCH)
                    .dueOn(LocalDate.of(2026, 1, 9))
                    .behind(step, state, "理由", Instant.EPOCH)
                    .dueOn())
            .as("behind %s", step)
            .isEqualTo(
                none.contains(state) ? Optional.empty() : Optional.of(LocalDate.of(2026, 1, 9)));
      }
    }
  }

  @Test
  void a_time_limit_that_the_last_gate_starts_stays_with_the_case_in_production_A_G11() {
    counter.house().clock().set("2026-01-05T09:00");
    CaseNumber number = counter.submitted(GUANGDONG);
    counter.scanEverything(GUANGDONG, number);
    counter.seeEveryOriginal(GUANGDONG, number);
    counter.take(Person.HUANG_LI, number, Step.ACCEPT);
    counter.take(Person.LIANG_FU, number, Step.APPROVE);
    counter.house().clock().set("2026-01-08T09:00");
    pay(number);
    assertThat(counter.look(Person.HUANG_LI, number).state()).isEqualTo(State.READY);
    assertThat(due(number, GUANGDONG)).isEqualTo(LocalDate.of(2026, 1, 13));
    assertThat(deadline(number).day()).isEqualTo(LocalDate.of(2026, 1, 13));
  }

  @Test
  void a_clock_that_the_papers_started_stops_when_one_of_them_is_unseen_again() {
    counter.house().clock().set("2026-01-05T09:00");
    CaseNumber number = counter.submitted(GUANGDONG);
    counter.scanEverything(GUANGDONG, number);
    pay(number);
    counter.seeEveryOriginal(GUANGDONG, number);
    assertThat(due(number, GUANGDONG)).isNotNull();
    counter.as(Person.HUANG_LI, () -> counter.materials().tickOriginal(number, "M3", false));
    assertThat(due(number, GUANGDONG)).isNull();
  }

  private static DeadlineView deadline(CaseNumber number) {
    return counter.look(Person.HUANG_LI, number).deadline();
  }

  private static void pay(CaseNumber number) {
    counter
        .house()
        .inTransaction(() -> counter.house().bean(Gates.class).open(number, Gate.PAYMENT));
  }

  private static LocalDate due(CaseNumber number, RegionCode region) {
    return counter.look(counter.acceptor(region), number).dueOn();
  }
}
