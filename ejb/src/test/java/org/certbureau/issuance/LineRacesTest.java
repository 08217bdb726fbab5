package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.GUANGDONG;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.StepDesk;
import org.certbureau.application.loss.LossDesk;
import org.certbureau.ca.embedded.EmbeddedCertificationAuthority;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.certificate.sight.SightRegister;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.payment.Charging;
import org.certbureau.region.business.Service;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;
import org.certbureau.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two clerks at two nodes do something with one certificate at the same moment (A-X5). */
@ParameterizedClass
@EnumSource
record LineRacesTest(Database on) {
  private static final String DONE = "done";

  private static House second;
  private static Workroom room;
  private static LineCases cases;
  private static Workroom guangdong;
  private static LineCases there;

  @BeforeParameterizedClassInvocation
  static void open(Database on) {
    TestDatabase database = on.open();
    TestClock clock = TestClock.at("2026-11-22T10:42");
    room = new Workroom(new House(database, clock));
    cases = new LineCases(room);
    guangdong = room.beside(GUANGDONG);
    there = new LineCases(guangdong);
    second = new House(database, clock);
    second
        .with(second.bean(EmbeddedCertificationAuthority.class))
        .observing(Charging.class, LineServices.class);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    second.close();
    room.close();
  }

  @Test
  void of_two_suspensions_submitted_at_once_one_is_open_and_the_other_is_told_of_it()
      throws Exception {
    LineView line = cases.certificate();
    CaseNumber one = cases.drafted(Service.SUSPEND, line);
    CaseNumber other = cases.drafted(Service.SUSPEND, line);
    List<Object> outcomes =
        Together.all(
            step(room.counter().house(), Person.LI_WEN, one, Step.SUBMIT),
            step(second, Person.QIAN_JIAN, other, Step.SUBMIT));
    assertThat(outcomes).containsOnlyOnce(DONE);
    CaseNumber first = outcomes.get(0).equals(DONE) ? one : other;
    assertBusy((Problem) outcomes.get(outcomes.get(0).equals(DONE) ? 1 : 0), first);
    assertThat(cases.open(line)).isEqualTo(1);
  }

  @Test
  void a_suspension_accepted_by_two_at_once_holds_once() throws Exception {
    LineView line = cases.certificate();
    CaseNumber suspension = cases.submitted(Service.SUSPEND, line);
    cases.bringEverything(suspension);
    List<Object> outcomes =
        Together.all(
            step(room.counter().house(), Person.LI_WEN, suspension, Step.ACCEPT),
            step(second, Person.QIAN_JIAN, suspension, Step.ACCEPT));
    assertThat(outcomes).containsOnlyOnce(DONE);
    assertThat(outcomes)
        .filteredOn(Problem.class::isInstance)
        .extracting("code")
        .containsExactly("application.step-not-now");
    assertHeld(line);
  }

  @Test
  void a_revocation_approved_by_two_at_once_ends_the_certificate_once() throws Exception {
    LineView line = cases.certificate();
    CaseNumber revocation = cases.accepted(Service.REVOKE, line);
    List<Object> outcomes =
        Together.all(
            step(room.counter().house(), Person.WANG_FU, revocation, Step.APPROVE),
            step(second, Person.QIAN_JIAN, revocation, Step.APPROVE));
    assertThat(outcomes).containsOnlyOnce(DONE);
    assertThat(outcomes)
        .filteredOn(Problem.class::isInstance)
        .extracting("code")
        .containsExactly("application.step-not-now");
    assertEnded(line, revocation);
  }

  @Test
  void a_revocation_approved_with_a_resumption_ends_the_certificate() throws Exception {
    LineView line = suspended();
    CaseNumber resumption = cases.accepted(Service.RESUME, line);
    CaseNumber revocation = cases.accepted(Service.REVOKE, line);
    List<Object> outcomes =
        Together.all(
            step(room.counter().house(), Person.WANG_FU, revocation, Step.APPROVE),
            step(second, Person.QIAN_JIAN, resumption, Step.APPROVE));
    assertThat(outcomes.get(0)).isEqualTo(DONE);
    assertThat(cases.state(resumption)).isEqualTo(State.STOPPED);
    assertEnded(line, revocation);
  }

  @Test
  void a_resumption_approved_while_a_revocation_comes_is_done_before_or_waits() throws Exception {
    LineView line = suspended();
    CaseNumber resumption = cases.accepted(Service.RESUME, line);
    CaseNumber revocation = cases.drafted(Service.REVOKE, line);
    List<Object> outcomes =
        Together.all(
            step(room.counter().house(), Person.WANG_FU, resumption, Step.APPROVE),
            step(second, Person.LI_WEN, revocation, Step.SUBMIT));
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

  @Test
  void a_suspension_accepted_while_a_revocation_comes_is_done_before_or_told_of_it()
      throws Exception {
    LineView line = cases.certificate();
    CaseNumber suspension = cases.submitted(Service.SUSPEND, line);
    cases.bringEverything(suspension);
    CaseNumber revocation = cases.drafted(Service.REVOKE, line);
    List<Object> outcomes =
        Together.all(
            step(room.counter().house(), Person.LI_WEN, suspension, Step.ACCEPT),
            step(second, Person.QIAN_JIAN, revocation, Step.SUBMIT));
    assertThat(outcomes.get(1)).isEqualTo(DONE);
    if (outcomes.get(0).equals(DONE)) {
      assertHeld(line);
    } else {
      assertBusy((Problem) outcomes.get(0), revocation);
      assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ACTIVE);
      assertThat(cases.holds(line)).isZero();
    }
  }

  /** Found and paid at once: it is given back, or revoked, and never both (A-X7, A-X8). */
  @Test
  void a_lost_token_is_found_in_time_or_its_certificate_is_revoked() throws Exception {
    for (boolean foundFirst : new boolean[] {true, false}) {
      LineView line = there.certificate();
      CaseNumber loss = there.accepted(Service.REISSUE_LOST, line);
      there.approve(loss);
      Callable<Object> paid = paid(loss);
      Callable<Object> found = found(loss, line.chip());
      List<Object> outcomes = Together.all(foundFirst ? found : paid, foundFirst ? paid : found);
      Object ofFound = outcomes.get(foundFirst ? 0 : 1);
      if (ofFound.equals(DONE)) {
        assertThat(there.state(loss)).isEqualTo(State.WITHDRAWN);
        assertThat(there.now(line).standing()).isEqualTo(LineStanding.ACTIVE);
        assertThat(there.listed(line)).isEqualTo(LineCases.NOT_LISTED);
      } else {
        assertThat(((Problem) ofFound).code()).isEqualTo("application.found-too-late");
        assertThat(there.state(loss)).isEqualTo(State.READY);
        assertThat(there.inForce(line)).isZero();
        assertThat(there.listed(line)).isEqualTo("KEY_COMPROMISE");
      }
      assertThat(there.holds(line)).isZero();
    }
  }

  private static Callable<Object> paid(CaseNumber number) {
    return () -> {
      try {
        guangdong.pay(number, "100");
        return DONE;
      } catch (RuleViolation refused) {
        return refused.problems().get(0);
      }
    };
  }

  private static Callable<Object> found(CaseNumber number, String chip) {
    return () -> {
      try {
        second.as(
            Person.LIANG_FU.name(),
            Person.LIANG_FU.roles(),
            () -> second.bean(LossDesk.class).found(number, chip, null));
        return DONE;
      } catch (RuleViolation refused) {
        return refused.problems().get(0);
      }
    };
  }

  /** Where a branch hands in a case of a line and a proof of it in the same instant (A-X6). */
  @Test
  void a_line_that_comes_into_sight_by_two_ways_at_once_is_seen_once() throws Exception {
    long line = cases.certificate().id();
    House first = room.counter().house();
    int rounds = 30;
    for (int i = 0; i < rounds; i++) {
      String login = "machine:branch-" + i;
      Together.all(
          sight(first, register -> register.submitted(List.of(line), login)),
          sight(second, register -> register.proved(line, login)),
          sight(second, register -> register.submitted(List.of(line), login)));
    }
    assertThat(
            first
                .database()
                .number("select count(*) from line_sight where login like 'machine:branch-%'"))
        .isEqualTo(rounds);
  }

  private static Callable<Object> sight(House node, Consumer<SightRegister> how) {
    return () -> {
      node.inTransaction(() -> how.accept(node.bean(SightRegister.class)));
      return DONE;
    };
  }

  /** {@link #DONE}, or the only problem. */
  private static Callable<Object> step(House node, Person person, CaseNumber number, Step step) {
    return () -> {
      try {
        node.as(
            person.name(),
            person.roles(),
            () -> node.bean(StepDesk.class).take(number, step, null));
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
