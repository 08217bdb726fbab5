package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step from every state by every role, against the table as the house agreed on it. */
class StepTest {
  private static final String AGREED =
      """
      SUBMIT            | ACCEPTOR BRANCH   | DRAFT RETURNED                    | SUBMITTED
      ACCEPT            | ACCEPTOR          | SUBMITTED                         | ACCEPTED
      APPROVE           | REVIEWER          | ACCEPTED                          | ACCEPTED
      RETURN            | ACCEPTOR REVIEWER | SUBMITTED ACCEPTED FAILED         | RETURNED
      REFUSE            | ACCEPTOR REVIEWER | SUBMITTED ACCEPTED FAILED         | REFUSED
      WITHDRAW          | ACCEPTOR BRANCH   | DRAFT SUBMITTED ACCEPTED RETURNED FAILED | WITHDRAWN
      OPEN_PRODUCTION   |                   | ACCEPTED                          | READY
      START_PRODUCTION  |                   | READY                             | PRODUCING
      FAIL_PRODUCTION   |                   | READY PRODUCING                   | FAILED
      REPEAT_PRODUCTION | MAKER             | FAILED                            | READY
      FINISH_PRODUCTION |                   | PRODUCING                         | COLLECT
      DELIVER           | ACCEPTOR MAKER    | COLLECT                           | CLOSED
      TAKE_EFFECT       |                   | ACCEPTED                          | CLOSED
      STOP              |                   | SUBMITTED ACCEPTED READY PRODUCING FAILED RETURNED | STOPPED
      """;

  private static final List<String> ROLES =
      List.of(
          Roles.ACCEPTOR,
          Roles.REVIEWER,
          Roles.CASHIER,
          Roles.MAKER,
          Roles.AUDITOR,
          Roles.ADMIN,
          Roles.BRANCH);

  private record Row(Set<String> roles, Set<State> from, State to) {}

  private static Row agreed(Step step) {
    String line =
        AGREED
            .lines()
            .filter(l -> l.split("\\|", -1)[0].strip().equals(step.name()))
            .findFirst()
            .orElseThrow();
    String[] cells = line.split("\\|", -1);
    return new Row(
        words(cells[1]),
        words(cells[2]).stream().map(State::valueOf).collect(Collectors.toSet()),
        State.valueOf(cells[3].strip()));
  }

  private static Set<String> words(String cell) {
    return Stream.of(cell.strip().split(" +", -1))
        .filter(w -> !w.isEmpty())
        .collect(Collectors.toSet());
  }

  static Stream<Arguments> everyStepFromEveryStateByEveryRole() {
    return Arrays.stream(Step.values())
        .filter(step -> AGREED.contains(step + " "))
        .flatMap(
            step ->
                Arrays.stream(State.values())
                    .flatMap(state -> ROLES.stream().map(role -> Arguments.of(step, state, role))));
  }

  @Test
  void the_table_tells_of_every_step() {
    assertThat(AGREED.lines().map(row -> row.split(" ", 2)[0]))
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Step.values()).map(Step::name).toList());
  }

  @ParameterizedTest(name = "{0} from {1} by {2}")
  @MethodSource("everyStepFromEveryStateByEveryRole")
  void a_step_is_taken_from_its_states_by_its_roles_and_leads_where_the_table_says(
      Step step, State state, String role) {
    Row agreed = agreed(step);
    Application application = Sample.in(state);
    Caller caller = Sample.someoneElseWith(role);
    boolean allowed = agreed.roles().contains(role) && agreed.from().contains(state);

    Throwable refusal = catchThrowable(() -> application.take(step, caller, "材料不齐", Sample.NOW));

    if (allowed) {
      assertThat(refusal).isNull();
      assertThat(application.state()).isEqualTo(agreed.to());
    } else {
      assertThat(refusal).isInstanceOf(RuleViolation.class);
      assertThat(application.state()).isEqualTo(state);
    }
    assertThat(Step.of(state, Set.of(role)).contains(step)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void the_bureaus_own_steps_follow_the_table_and_repeated_change_nothing(Step step) {
    Row agreed = agreed(step);
    for (State state : State.values()) {
      Application application = Sample.in(state);
      if (!agreed.roles().isEmpty()) {
        assertThatThrownBy(() -> application.proceed(step, null, Sample.NOW))
            .isInstanceOf(IllegalArgumentException.class);
      } else if (state == agreed.to()) {
        assertThat(application.proceed(step, null, Sample.NOW)).isEqualTo(Optional.empty());
      } else if (agreed.from().contains(state)) {
        assertThat(application.proceed(step, "介质故障", Sample.NOW)).isPresent();
        assertThat(application.state()).isEqualTo(agreed.to());
      } else {
        assertThatThrownBy(() -> application.proceed(step, null, Sample.NOW))
            .isInstanceOf(RuleViolation.class);
        assertThat(application.state()).isEqualTo(state);
      }
    }
  }

  @Test
  void every_state_is_reached_and_none_but_the_final_ones_is_a_dead_end() {
    Set<State> reached =
        Arrays.stream(Step.values())
            .map(Step::to)
            .collect(Collectors.toCollection(() -> EnumSet.of(State.DRAFT)));
    assertThat(reached).isEqualTo(EnumSet.allOf(State.class));
    for (State state : State.values()) {
      boolean leftBySomeStep = Arrays.stream(Step.values()).anyMatch(step -> step.leadsFrom(state));
      assertThat(leftBySomeStep).as(state.name()).isNotEqualTo(state.isFinal());
    }
  }

  /** Of what the bureau does by itself only a failure is sure to come: a maker asks for it. */
  private static final Set<Step> MAY_NEVER_COME =
      EnumSet.of(Step.OPEN_PRODUCTION, Step.START_PRODUCTION, Step.FINISH_PRODUCTION);

  @ParameterizedTest
  @EnumSource(State.class)
  void from_every_state_people_bring_a_case_to_an_end_though_no_token_is_ever_made(State state) {
    Set<State> reached = EnumSet.of(state);
    boolean more = true;
    while (more) {
      more =
          reached.addAll(
              Arrays.stream(Step.values())
                  .filter(step -> !MAY_NEVER_COME.contains(step))
                  .filter(step -> reached.stream().anyMatch(step::leadsFrom))
                  .map(Step::to)
                  .toList());
    }
    assertThat(reached).containsAnyElementsOf(State.FINAL);
    if (!state.isFinal()) {
      assertThat(
              !Step.ofPeople(state, Procedure.NEW, Optional.empty()).isEmpty()
                  || Step.FAIL_PRODUCTION.leadsFrom(state))
          .as("somebody can do something now")
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"SUBMITTED", "ACCEPTED", "FAILED"})
  void what_is_in_work_is_returned_refused_and_withdrawn_alike(State state) {
    assertThat(Step.ofPeople(state, Procedure.NEW, Optional.empty()))
        .contains(Step.RETURN, Step.REFUSE, Step.WITHDRAW);
  }

  @ParameterizedTest
  @CsvSource({"RECOVERY_REFUSED, false", "KEY_NOT_IN_ESCROW, true", "CARRIED_OFF, true"})
  void what_officers_have_decided_is_offered_to_nobody_as_another_try_A_G7(
      String why, boolean offered) {
    List<Step> open =
        Step.ofPeople(State.FAILED, Procedure.KEY_RECOVERY, Optional.of(ProductionFailure.of(why)));
    assertThat(open.contains(Step.REPEAT_PRODUCTION)).isEqualTo(offered);
    assertThat(open).contains(Step.RETURN, Step.REFUSE, Step.WITHDRAW);
  }

  @Test
  void who_accepts_does_not_review() {
    Application application = Sample.in(State.SUBMITTED);
    application.take(Step.ACCEPT, People.BOTH, null, Sample.NOW);

    assertThatThrownBy(() -> application.take(Step.APPROVE, People.BOTH, null, Sample.NOW))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal -> {
              assertThat(refusal.problems())
                  .extracting(Problem::code)
                  .containsExactly("application.acceptor-does-not-review");
            });

    application.take(Step.APPROVE, People.REVIEWER, null, Sample.NOW);
    assertThat(application.acts().reviewed().by()).isEqualTo(People.REVIEWER.name());
  }

  @Test
  void the_second_reviewer_reads_who_decided() {
    Application application = Sample.in(State.ACCEPTED);
    application.take(Step.APPROVE, People.REVIEWER, null, Sample.NOW);

    assertThat(application.obstacles().to(Step.APPROVE, Sample.someoneElseWith(Roles.REVIEWER)))
        .containsExactly(
            Problem.of("application.approved-already", "step", People.REVIEWER.name()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"RETURN", "REFUSE", "WITHDRAW"})
  void what_the_applicant_must_read_needs_a_reason(Step step) {
    for (String nothing : new String[] {null, "", " \t", "x", "xx"}) {
      Application application = Sample.in(State.SUBMITTED);
      assertThatThrownBy(() -> application.take(step, People.ACCEPTOR, nothing, Sample.NOW))
          .isInstanceOf(RuleViolation.class)
          .hasMessageContaining("application.reason-missing");
      assertThat(application.state()).isEqualTo(State.SUBMITTED);
    }
    Application application = Sample.in(State.SUBMITTED);
    assertThatThrownBy(() -> application.take(step, People.ACCEPTOR, "很长".repeat(251), Sample.NOW))
        .isInstanceOf(RuleViolation.class)
        .hasMessageContaining("application.reason-too-long");
    application.take(step, People.ACCEPTOR, " 信用代码与营业执照不符 ", Sample.NOW);
    assertThat(application.standing().reason()).contains("信用代码与营业执照不符");
  }

  @Test
  void a_step_is_known_by_its_key_and_by_its_name() {
    for (Step step : Step.values()) {
      assertThat(Step.of(step.key())).isEqualTo(step);
      assertThat(Step.of(step.name())).isEqualTo(step);
    }
    assertThatThrownBy(() -> Step.of("teleport"))
        .isInstanceOf(RuleViolation.class)
        .hasMessageContaining("application.unknown-step");
  }

  @Test
  void the_handbook_shows_the_diagram_of_this_table() throws IOException {
    Path handbook = Path.of("..", "docs", "application-lifecycle.md");
    assertThat(Files.readString(handbook)).contains(StepDiagram.mermaid(), StepDiagram.table());
  }
}
