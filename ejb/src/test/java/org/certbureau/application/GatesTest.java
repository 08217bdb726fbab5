package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GatesTest {
  static Stream<List<Gate>> everyOrder() {
    return orders(List.of(), EnumSet.allOf(Gate.class)).stream();
  }

  private static List<List<Gate>> orders(List<Gate> done, Set<Gate> left) {
    if (left.isEmpty()) {
      return List.of(done);
    }
    List<List<Gate>> orders = new ArrayList<>();
    for (Gate next : left) {
      List<Gate> more = new ArrayList<>(done);
      more.add(next);
      Set<Gate> fewer = EnumSet.copyOf(left);
      fewer.remove(next);
      orders.addAll(orders(more, fewer));
    }
    return orders;
  }

  private static void pass(Application application, Gate gate) {
    if (gate == Gate.REVIEW) {
      application.take(Step.APPROVE, People.REVIEWER, null, Sample.NOW);
    } else {
      application.open(gate);
    }
  }

  @ParameterizedTest
  @MethodSource("everyOrder")
  void production_opens_with_the_last_gate_in_whatever_order(List<Gate> order) {
    Application application = Sample.in(State.ACCEPTED, EnumSet.allOf(Gate.class));
    for (Gate gate : order.subList(0, order.size() - 1)) {
      pass(application, gate);
      assertThat(application.openProductionIfDue(Procedure.NEW, Sample.NOW)).isEmpty();
      assertThat(application.state()).isEqualTo(State.ACCEPTED);
    }
    pass(application, order.get(order.size() - 1));

    assertThat(application.openProductionIfDue(Procedure.NEW, Sample.NOW))
        .contains(new ApplicationFact.ProductionOpened(Sample.NUMBER));
    assertThat(application.state()).isEqualTo(State.READY);
    assertThat(application.openProductionIfDue(Procedure.NEW, Sample.NOW)).isEmpty();
  }

  @Test
  void gates_that_opened_before_acceptance_wait_for_it() {
    Application application = Sample.in(State.SUBMITTED, EnumSet.of(Gate.PAYMENT, Gate.ORIGINALS));
    application.open(Gate.PAYMENT);
    application.open(Gate.ORIGINALS);
    assertThat(application.openProductionIfDue(Procedure.NEW, Sample.NOW)).isEmpty();

    application.take(Step.ACCEPT, People.ACCEPTOR, null, Sample.NOW);
    assertThat(application.openProductionIfDue(Procedure.NEW, Sample.NOW)).isPresent();
  }

  @Test
  void a_service_that_demands_no_gate_is_ready_once_accepted() {
    Application application = Sample.in(State.ACCEPTED, Set.of());
    assertThat(application.openProductionIfDue(Procedure.NEW, Sample.NOW)).isPresent();
  }

  @Test
  void without_the_review_gate_there_is_nothing_to_approve() {
    Application application = Sample.in(State.ACCEPTED, EnumSet.of(Gate.PAYMENT));
    assertThatThrownBy(() -> pass(application, Gate.REVIEW))
        .isInstanceOf(RuleViolation.class)
        .hasMessageContaining("application.no-review-needed");
  }

  @Test
  void a_return_closes_review_and_originals_but_what_was_paid_stays_paid() {
    Application application = Sample.in(State.ACCEPTED);
    pass(application, Gate.REVIEW);
    pass(application, Gate.PAYMENT);

    application.take(Step.RETURN, People.REVIEWER, "公章不清", Sample.NOW);

    assertThat(application.gates().open()).containsExactly(Gate.PAYMENT);
    assertThat(application.acts().reviewed().by()).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"SUBMITTED", "ACCEPTED", "RETURNED"},
      mode = EnumSource.Mode.EXCLUDE)
  void no_gate_opens_before_submission_or_after_production_has_opened(State state) {
    Application application = Sample.in(state);
    assertThatThrownBy(() -> application.open(Gate.PAYMENT))
        .isInstanceOf(RuleViolation.class)
        .hasMessageContaining("application.gate-not-now");
  }

  @Test
  void a_gate_that_is_open_opens_once() {
    Application application = Sample.in(State.ACCEPTED);
    assertThat(application.open(Gate.PAYMENT)).isTrue();
    assertThat(application.open(Gate.PAYMENT)).isFalse();
  }

  /** What can happen to an accepted application, in the order in which it is thrown at it. */
  private enum Happening {
    REVIEWED,
    PAID,
    COMPARED,
    UNTICKED,
    RETURNED,
    SUBMITTED,
    ACCEPTED
  }

  @Provide
  Arbitrary<List<Happening>> histories() {
    return Arbitraries.of(Happening.class).list().ofMaxSize(40);
  }

  @Property
  void however_it_goes_production_opens_once_and_only_behind_every_gate(
      @ForAll("histories") List<Happening> history) {
    Application application = Sample.in(State.ACCEPTED);
    int opened = 0;
    for (Happening happening : history) {
      try {
        happen(application, happening);
      } catch (RuleViolation refused) {
        continue;
      }
      GateProgress gates = application.gates();
      if (application.openProductionIfDue(Procedure.NEW, Sample.NOW).isPresent()) {
        opened++;
        assertThat(gates.closed()).isEmpty();
      }
    }
    assertThat(opened).isLessThanOrEqualTo(1);
    assertThat(application.state() == State.READY).isEqualTo(opened == 1);
  }

  private static void happen(Application application, Happening happening) {
    switch (happening) {
      case REVIEWED -> application.take(Step.APPROVE, People.REVIEWER, null, Sample.NOW);
      case PAID -> application.open(Gate.PAYMENT);
      case COMPARED -> application.open(Gate.ORIGINALS);
      case UNTICKED -> {
        application.requireOriginalsOpen();
        application.close(Gate.ORIGINALS);
      }
      case RETURNED -> application.take(Step.RETURN, People.REVIEWER, "公章不清", Sample.NOW);
      case SUBMITTED -> application.take(Step.SUBMIT, People.ACCEPTOR, null, Sample.NOW);
      case ACCEPTED -> application.take(Step.ACCEPT, People.ACCEPTOR, null, Sample.NOW);
    }
  }

  @Property
  void a_column_keeps_any_set_of_gates(@ForAll Set<Gate> gates) {
    assertThat(GateProgress.gates(GateProgress.text(gates))).isEqualTo(gates);
  }
}
