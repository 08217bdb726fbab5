package org.certbureau.application.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.certbureau.application.Application;
import org.certbureau.application.CaseRules;
import org.certbureau.application.State;
import org.certbureau.application.line.LineRules;
import org.certbureau.certificate.HoldView;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Policy;
import org.certbureau.staff.Caller;

/**
 * What stands against giving a lost token back (A-X7, A-X8).
 *
 * @param policy the region's of today
 */
record FoundToken(Application application, CaseRules rules, Policy policy) {
  private static final String WHOSE_HOLD = "A-X7";
  private static final String FOR_GOOD = "A-X8";

  /** At the step: nothing that was typed is wrong. */
  private static final String STEP = "step";

  boolean isLoss() {
    Procedure procedure = application.request().procedure();
    return procedure.holdsAtAcceptance() && procedure.oldPair().isGoneFirst();
  }

  /** Whichever token is shown. */
  List<Problem> obstacles(Caller caller) {
    if (!isLoss()) {
      return List.of(Problem.of("application.found-of-no-loss", STEP, number()));
    }
    if (policy.offers(Service.RESUME)) {
      return List.of(byHold(byResumption()));
    }
    List<Problem> obstacles = new ArrayList<>();
    if (caller.name().equals(application.acts().accepted().by())) {
      obstacles.add(byHold(Problem.of("application.found-by-acceptor", STEP, caller.name())));
    }
    if (isBehindProduction()) {
      obstacles.add(
          policy.byReading(FOR_GOOD, Problem.of("application.found-too-late", STEP, number())));
    } else if (!isHeldByThis()) {
      obstacles.add(byHold(Problem.of("application.found-holds-nothing", STEP, number(), line())));
    } else {
      rules.line().map(known -> known.against(Service.RESUME)).ifPresent(obstacles::addAll);
    }
    return obstacles;
  }

  /** The token on the counter carries another certificate, or none was scanned. */
  Optional<Problem> otherToken(String scanned) {
    if (scanned.isEmpty()) {
      return Optional.of(Problem.of("application.token-which-missing", "chip"));
    }
    return scanned.equals(rules.line().map(LineRules::line).map(LineView::chip).orElse(null))
        ? Optional.empty()
        : Optional.of(Problem.of("application.token-of-another", "chip", scanned));
  }

  private Problem byResumption() {
    return Problem.of(
        "application.found-by-resumption",
        STEP,
        policy.word(Service.RESUME, Locale.SIMPLIFIED_CHINESE),
        policy.word(Service.RESUME, Locale.ENGLISH));
  }

  private Problem byHold(Problem problem) {
    return policy.byReading(WHOSE_HOLD, problem);
  }

  private boolean isBehindProduction() {
    State state = application.state();
    return !state.isBeforeEffect() && state != State.WITHDRAWN && state != State.REFUSED;
  }

  private boolean isHeldByThis() {
    return rules
        .line()
        .map(LineRules::line)
        .map(LineView::hold)
        .map(HoldView::setBy)
        .filter(application.caseNumber()::equals)
        .isPresent();
  }

  private String line() {
    return rules.line().map(known -> known.line().number().value()).orElse("");
  }

  private String number() {
    return application.caseNumber().value();
  }
}
