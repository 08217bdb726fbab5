package org.certbureau.application;

import java.util.ArrayList;
import java.util.List;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Gate;
import org.certbureau.staff.Caller;

/**
 * What stands against a step in the application itself, where it has come to; what its policy holds
 * against it, {@link CaseRules} say.
 */
record Obstacles(
    CaseNumber caseNumber, State state, GateProgress gates, Acts acts, Procedure procedure) {
  /** Two persons, whatever the region; a policy names its own rule for it. */
  static final String ACCEPTOR_DOES_NOT_REVIEW = "application.acceptor-does-not-review";

  /** What was revoked for a loss stays so; a policy names its own reading for it. */
  static final String LOST_FOR_GOOD = "application.lost-for-good";

  /** Why this person cannot take the step now; empty if nothing is in the way. */
  List<Problem> to(Step step, Caller caller) {
    List<Problem> obstacles = new ArrayList<>();
    if (!step.isOpenTo(caller.roles())) {
      obstacles.add(Problem.of("application.step-not-yours", "step", step.key()));
    }
    if (!step.leadsFrom(state)) {
      obstacles.add(notNow(step));
    } else if (step == Step.APPROVE) {
      obstacles.addAll(toApproval(caller));
    } else if (step.isBehindTheLoss(state, procedure)) {
      obstacles.add(Problem.of(LOST_FOR_GOOD, "step", caseNumber.value()));
    }
    return obstacles;
  }

  Problem notNow(Step step) {
    return Problem.of(
        "application.step-not-now", "step", step.key(), state.name(), caseNumber.value());
  }

  private List<Problem> toApproval(Caller caller) {
    if (!gates.requires(Gate.REVIEW)) {
      return List.of(Problem.of("application.no-review-needed", "step"));
    }
    if (gates.isOpen(Gate.REVIEW)) {
      return List.of(Problem.of("application.approved-already", "step", acts.reviewed().by()));
    }
    if (caller.name().equals(acts.accepted().by())) {
      return List.of(Problem.of(ACCEPTOR_DOES_NOT_REVIEW, "step", acts.accepted().by()));
    }
    return List.of();
  }
}
