package org.certbureau.application;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certbureau.application.asked.Request;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Caller;

/** Fictional applications, brought to a state by the steps that lead there. */
final class Sample {
  static final CaseNumber NUMBER = CaseNumber.of("CS-20261122-000318");
  static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

  /** That a policy may ask for. */
  static final Set<Gate> ALL_GATES = EnumSet.complementOf(EnumSet.of(Gate.VOUCHER));

  private static final Map<State, List<Step>> WAY =
      Map.ofEntries(
          Map.entry(State.DRAFT, List.of()),
          Map.entry(State.SUBMITTED, List.of(Step.SUBMIT)),
          Map.entry(State.ACCEPTED, List.of(Step.SUBMIT, Step.ACCEPT)),
          Map.entry(State.READY, List.of(Step.SUBMIT, Step.ACCEPT, Step.OPEN_PRODUCTION)),
          Map.entry(
              State.PRODUCING,
              List.of(Step.SUBMIT, Step.ACCEPT, Step.OPEN_PRODUCTION, Step.START_PRODUCTION)),
          Map.entry(
              State.FAILED,
              List.of(Step.SUBMIT, Step.ACCEPT, Step.OPEN_PRODUCTION, Step.FAIL_PRODUCTION)),
          Map.entry(
              State.COLLECT,
              List.of(
                  Step.SUBMIT,
                  Step.ACCEPT,
                  Step.OPEN_PRODUCTION,
                  Step.START_PRODUCTION,
                  Step.FINISH_PRODUCTION)),
          Map.entry(
              State.CLOSED,
              List.of(
                  Step.SUBMIT,
                  Step.ACCEPT,
                  Step.OPEN_PRODUCTION,
                  Step.START_PRODUCTION,
                  Step.FINISH_PRODUCTION,
                  Step.DELIVER)),
          Map.entry(State.RETURNED, List.of(Step.SUBMIT, Step.RETURN)),
          Map.entry(State.REFUSED, List.of(Step.SUBMIT, Step.REFUSE)),
          Map.entry(State.WITHDRAWN, List.of(Step.WITHDRAW)),
          Map.entry(State.STOPPED, List.of(Step.SUBMIT, Step.STOP)));

  private Sample() {}

  static Application in(State state) {
    return in(state, ALL_GATES);
  }

  static Application in(State state, Set<Gate> required) {
    Application application = draft();
    application.pin(1, required);
    for (Step step : WAY.get(state)) {
      if (step.isTheBureausOwn()) {
        application.proceed(step, "介质故障", NOW);
      } else {
        application.take(step, People.ACCEPTOR, "材料不齐", NOW);
      }
    }
    return application;
  }

  static Application draft() {
    return new Application(
        NUMBER,
        People.CHANGSHA,
        Channel.COUNTER,
        new Request(Service.NEW, HolderType.UNIT, Facts.NONE, 1, 2),
        People.ACCEPTOR.name(),
        NOW);
  }

  static Caller someoneElseWith(String role) {
    return People.person("somebody.else", role);
  }
}
