package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.tracking.TrackedCase;
import org.certbureau.application.tracking.Tracking;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Service;
import org.certbureau.testing.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of several applications on one certificate one has its way (A-X5). */
class LineRivalsTest {
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
  void a_revocation_stops_what_waits_and_is_named_as_its_stopper() {
    LineView line = suspended();
    CaseNumber resumption = cases.accepted(Service.RESUME, line);
    CaseNumber revocation = cases.accepted(Service.REVOKE, line);
    cases.approve(resumption);
    assertThat(cases.state(resumption)).as("waits").isEqualTo(State.ACCEPTED);
    cases.approve(revocation);
    assertThat(cases.state(revocation)).isEqualTo(State.CLOSED);
    assertThat(cases.state(resumption)).isEqualTo(State.STOPPED);
    assertThat(room.look(resumption).stoppedBy()).isEqualTo(revocation);
    assertThat(room.look(resumption).reason()).as("nobody's words").isNull();
    assertThat(tracked(resumption).stopped()).isTrue();
    assertThat(tracked(resumption).reason()).as("another's number is for nobody outside").isNull();
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
    CaseNumber second = cases.drafted(Service.RESUME, line);
    CaseNumber resumption = cases.accepted(Service.RESUME, line);
    cases.end(resumption, Step.RETURN);
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

  private static TrackedCase tracked(CaseNumber number) {
    Tracking tracking = room.counter().house().bean(Tracking.class);
    String[] address =
        room.counter().as(Person.LI_WEN, () -> tracking.address(number)).getPath().split("/", -1);
    return tracking.look(number, address[2]).orElseThrow();
  }
}
