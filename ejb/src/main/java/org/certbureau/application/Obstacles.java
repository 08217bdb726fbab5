package org.certbureau.application;

import java.util.ArrayList;
import java.util.List;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Gate;
import org.certbureau.staff.Caller;

/**
 * What an application itself holds against a step; what its policy holds, {@link CaseRules} say.
 */
final class Obstacles {
  /** Two persons, whatever the region; a policy names its own rule for it. */
  static final String ACCEPTOR_DOES_NOT_REVIEW = "application.acceptor-does-not-review";

  private Obstacles() {}

  /** Why this person cannot take the step now; empty if nothing is in the way. */
  static List<Problem> to(Step step, Caller caller, Application application) {
    List<Problem> obstacles = new ArrayList<>();
    if (!step.isOpenTo(caller.roles())) {
      obstacles.add(Problem.of("application.step-not-yours", "step", step.key()));
    }
    if (!step.leadsFrom(application.state())) {
      obstacles.add(notNow(step, application));
    } else if (step == Step.APPROVE) {
      obstacles.addAll(toApproval(caller, application));
    }
    return obstacles;
  }

  static Problem notNow(Step step, Application application) {
    return Problem.of(
        "application.step-not-now",
        "step",
        step.key(),
        application.state().name(),
        application.caseNumber().value());
  }

  private static List<Problem> toApproval(Caller caller, Application application) {
    if (!application.gates().requires(Gate.REVIEW)) {
      return List.of(Problem.of("application.no-review-needed", "step"));
    }
    Acts acts = application.acts();
    if (application.gates().isOpen(Gate.REVIEW)) {
      return List.of(Problem.of("application.approved-already", "step", acts.reviewed().by()));
    }
    if (caller.name().equals(acts.accepted().by())) {
      return List.of(Problem.of(ACCEPTOR_DOES_NOT_REVIEW, "step", acts.accepted().by()));
    }
    return List.of();
  }
}
