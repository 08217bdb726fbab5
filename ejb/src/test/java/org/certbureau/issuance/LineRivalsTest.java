package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Service;
import org.certbureau.testing.Refused;
import org.certbureau.testing.Together;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of several applications on one certificate one has its way (A-X5), also at the same moment. */
class LineRivalsTest {
  private static final String DONE = "done";

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

  // ---- one after the other

  @Test
  void a_revocation_stops_what_waits_and_is_named_as_its_stopper() {
    LineView line = suspended();
    CaseNumber resumption = cases.accepted(Service.RESUME, line);
    CaseNumber revocation = cases.accepted(Service.REVOKE, line);
    cases.approve(resumption);
    assertThat(cases.state(resumption)).as("waits").isEqualTo(State.ACCEPTED);
    cases.approve(revocation);
    assertThat(cases.state(revocation)).isEqualTo(State.CLOSED);
    assertThat(cases.state(resumption)).isEqualTo(State.STOPPED);
    assertThat(room.look(resumption).reason()).isEqualTo(revocation.value());
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ENDED);
    assertThat(cases.listed(line)).isEqualTo("CESSATION_OF_OPERATION");
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"WITHDRAW", "REFUSE"})
  void a_revocation_that_comes_to_nothing_lets_a_resumption_that_waited_go_on(Step end) {
    LineView line = suspended();
    CaseNumber resumption = cases.accepted(Service.RESUME, line);
    CaseNumber revocation = cases.accepted(Service.REVOKE, line);
    cases.approve(resumption);
    cases.end(revocation, end);
    assertThat(cases.state(resumption)).isEqualTo(State.CLOSED);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ACTIVE);
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
  }

  @Test
  void a_revocation_that_is_returned_still_keeps_a_resumption_waiting() {
    LineView line = suspended();
    CaseNumber resumption = cases.accepted(Service.RESUME, line);
    CaseNumber revocation = cases.accepted(Service.REVOKE, line);
    cases.approve(resumption);
    cases.end(revocation, Step.RETURN);
    assertThat(cases.state(resumption)).isEqualTo(State.ACCEPTED);
    cases.end(revocation, Step.WITHDRAW);
    assertThat(cases.state(resumption)).isEqualTo(State.CLOSED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"WITHDRAW", "REFUSE", "RETURN"})
  void a_hold_is_not_lifted_by_a_resumption_that_comes_to_nothing(Step end) {
    LineView line = suspended();
    CaseNumber resumption = cases.accepted(Service.RESUME, line);
    cases.end(resumption, end);
    assertHeld(line);
  }

  @Test
  void a_resumption_that_was_returned_takes_effect_once_it_was_reviewed_anew() {
    LineView line = suspended();
    CaseNumber resumption = cases.accepted(Service.RESUME, line);
    cases.end(resumption, Step.RETURN);
    CaseNumber second = cases.drafted(Service.RESUME, line);
    assertBusy(Refused.at(() -> cases.submit(second)), resumption);
    cases.submit(resumption);
    cases.bringEverything(resumption);
    cases.accept(resumption);
    assertHeld(line);
    cases.approve(resumption);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ACTIVE);
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
  }

  @Test
  void a_suspension_is_not_accepted_while_a_revocation_is_open_and_is_once_it_was_withdrawn() {
    LineView line = cases.certificate();
    CaseNumber suspension = cases.submitted(Service.SUSPEND, line);
    cases.bringEverything(suspension);
    CaseNumber revocation = cases.submitted(Service.REVOKE, line);
    assertBusy(Refused.at(() -> cases.accept(suspension)), revocation);
    cases.end(revocation, Step.WITHDRAW);
    cases.accept(suspension);
    assertHeld(line);
  }

  // ---- at the same moment

  @RepeatedTest(3)
  void of_two_suspensions_submitted_at_once_one_is_open_and_the_other_is_told_of_it()
      throws Exception {
    LineView line = cases.certificate();
    CaseNumber one = cases.drafted(Service.SUSPEND, line);
    CaseNumber other = cases.drafted(Service.SUSPEND, line);
    List<Object> outcomes =
        Together.all(
            step(Person.LI_WEN, one, Step.SUBMIT), step(Person.QIAN_JIAN, other, Step.SUBMIT));
    assertThat(outcomes).containsOnlyOnce(DONE);
    CaseNumber first = outcomes.get(0).equals(DONE) ? one : other;
    assertBusy((Problem) outcomes.get(outcomes.get(0).equals(DONE) ? 1 : 0), first);
    assertThat(cases.open(line)).isEqualTo(1);
  }

  @RepeatedTest(3)
  void a_suspension_accepted_by_two_at_once_holds_once() throws Exception {
    LineView line = cases.certificate();
    CaseNumber suspension = cases.submitted(Service.SUSPEND, line);
    cases.bringEverything(suspension);
    List<Object> outcomes =
        Together.all(
            step(Person.LI_WEN, suspension, Step.ACCEPT),
            step(Person.QIAN_JIAN, suspension, Step.ACCEPT));
    assertThat(outcomes).containsOnlyOnce(DONE);
    assertThat(outcomes)
        .filteredOn(Problem.class::isInstance)
        .extracting("code")
        .containsExactly("application.step-not-now");
    assertHeld(line);
  }

  @RepeatedTest(3)
  void a_revocation_approved_by_two_at_once_ends_the_certificate_once() throws Exception {
    LineView line = cases.certificate();
    CaseNumber revocation = cases.accepted(Service.REVOKE, line);
    List<Object> outcomes =
        Together.all(
            step(Person.WANG_FU, revocation, Step.APPROVE),
            step(Person.QIAN_JIAN, revocation, Step.APPROVE));
    assertThat(outcomes).containsOnlyOnce(DONE);
    assertThat(outcomes)
        .filteredOn(Problem.class::isInstance)
        .extracting("code")
        .containsExactly("application.step-not-now");
    assertEnded(line, revocation);
  }

  @RepeatedTest(3)
  void a_revocation_approved_with_a_resumption_ends_the_certificate() throws Exception {
    LineView line = suspended();
    CaseNumber resumption = cases.accepted(Service.RESUME, line);
    CaseNumber revocation = cases.accepted(Service.REVOKE, line);
    List<Object> outcomes =
        Together.all(
            step(Person.WANG_FU, revocation, Step.APPROVE),
            step(Person.QIAN_JIAN, resumption, Step.APPROVE));
    assertThat(outcomes.get(0)).isEqualTo(DONE);
    assertThat(cases.state(resumption)).isEqualTo(State.STOPPED);
    assertEnded(line, revocation);
  }

  @RepeatedTest(3)
  void a_resumption_approved_while_a_revocation_comes_is_done_before_or_waits() throws Exception {
    LineView line = suspended();
    CaseNumber resumption = cases.accepted(Service.RESUME, line);
    CaseNumber revocation = cases.drafted(Service.REVOKE, line);
    List<Object> outcomes =
        Together.all(
            step(Person.WANG_FU, resumption, Step.APPROVE),
            step(Person.LI_WEN, revocation, Step.SUBMIT));
    assertThat(outcomes).containsOnly(DONE);
    boolean before = cases.state(resumption) == State.CLOSED;
    assertThat(cases.now(line).standing())
        .isEqualTo(before ? LineStanding.ACTIVE : LineStanding.SUSPENDED);
    cases.bringEverything(revocation);
    cases.accept(revocation);
    cases.approve(revocation);
    assertThat(cases.state(resumption)).isEqualTo(before ? State.CLOSED : State.STOPPED);
    assertEnded(line, revocation);
  }

  @RepeatedTest(3)
  void a_suspension_accepted_while_a_revocation_comes_is_done_before_or_told_of_it()
      throws Exception {
    LineView line = cases.certificate();
    CaseNumber suspension = cases.submitted(Service.SUSPEND, line);
    cases.bringEverything(suspension);
    CaseNumber revocation = cases.drafted(Service.REVOKE, line);
    List<Object> outcomes =
        Together.all(
            step(Person.LI_WEN, suspension, Step.ACCEPT),
            step(Person.QIAN_JIAN, revocation, Step.SUBMIT));
    assertThat(outcomes.get(1)).isEqualTo(DONE);
    if (outcomes.get(0).equals(DONE)) {
      assertHeld(line);
    } else {
      assertBusy((Problem) outcomes.get(0), revocation);
      assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ACTIVE);
      assertThat(cases.holds(line)).isZero();
    }
  }

  /** An item that no rule looks for: one of the same application. */
  @Test
  void what_only_the_database_sees_is_told_as_a_conflict() {
    LineView line = cases.certificate();
    CaseNumber number = cases.drafted(Service.SUSPEND, line);
    CaseNumber other = cases.drafted(Service.SUSPEND, line);
    room.execute(
        "update application_item set ordinal = 2, open_line = line_id, open_rank = 1,"
            + " application_id = (select id from application where case_no = '%s') where id = %s",
        number, room.counter().item(other).id());
    assertThatThrownBy(() -> cases.submit(number))
        .isInstanceOfSatisfying(
            Conflict.class,
            conflict ->
                assertThat(conflict.problems())
                    .extracting(Problem::code)
                    .containsExactly("application.changed-meanwhile"));
    assertThat(cases.state(number)).isEqualTo(State.DRAFT);
  }

  // ---- what is looked at

  /** {@link #DONE}, or the only problem. */
  private static Callable<Object> step(Person person, CaseNumber number, Step step) {
    return () -> {
      try {
        room.counter().take(person, number, step, null);
        return DONE;
      } catch (RuleViolation refused) {
        assertThat(refused.problems()).hasSize(1);
        return refused.problems().get(0);
      }
    };
  }

  private static LineView suspended() {
    LineView line = cases.certificate();
    cases.done(Service.SUSPEND, line);
    assertHeld(line);
    return line;
  }

  private static void assertBusy(Problem problem, CaseNumber by) {
    assertThat(problem.code()).isEqualTo("application.line-busy");
    assertThat(problem.rule()).isEqualTo("A-X5");
    assertThat(problem.args()).contains(by.value());
  }

  private static void assertHeld(LineView line) {
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
    assertThat(cases.listed(line)).isEqualTo("CERTIFICATE_HOLD");
    assertThat(cases.holds(line)).isEqualTo(1);
  }

  private static void assertEnded(LineView line, CaseNumber by) {
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ENDED);
    assertThat(cases.now(line).endedBy()).isEqualTo(by);
    assertThat(cases.listed(line)).isEqualTo("CESSATION_OF_OPERATION");
    assertThat(cases.holds(line)).isZero();
    assertThat(cases.open(line)).isZero();
  }
}
