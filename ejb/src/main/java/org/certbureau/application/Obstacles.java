package org.certbureau.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    CaseNumber caseNumber, Standing standing, GateProgress gates, Acts acts, Procedure procedure) {
  /** Two persons, whatever the region; a policy names its own rule for it. */
  static final String ACCEPTOR_DOES_NOT_REVIEW = "application.acceptor-does-not-review";

  /** What was revoked for a loss stays so. */
  private static final String LOST_FOR_GOOD = "application.lost-for-good";

  /** A key that officers do not let back comes back to no other try. */
  private static final String REFUSED_BY_OFFICERS = "application.refused-by-officers";

  private static final Map<String, String> READINGS =
      Map.of(LOST_FOR_GOOD, "A-X8", REFUSED_BY_OFFICERS, "A-G7");

  /** The reading that holds something against a step, which a policy words; empty for none. */
  static Optional<String> reading(Problem obstacle) {
    return Optional.ofNullable(READINGS.get(obstacle.code()));
  }

  /** Why this person cannot take the step now; empty if nothing is in the way. */
  List<Problem> to(Step step, Caller caller) {
    List<Problem> obstacles = new ArrayList<>();
    if (!step.isOpenTo(caller.roles())) {
      obstacles.add(Problem.of("application.step-not-yours", "step", step.key()));
    }
    if (!step.leadsFrom(standing.state())) {
      obstacles.add(notNow(step));
    } else if (step == Step.APPROVE) {
      obstacles.addAll(toApproval(caller));
    } else if (step.isBehindTheLoss(standing.state(), procedure)) {
      obstacles.add(Problem.of(LOST_FOR_GOOD, "step", caseNumber.value()));
    } else if (step.isBehindTheDecision(standing.failure())) {
      obstacles.add(Problem.of(REFUSED_BY_OFFICERS, "step", caseNumber.value()));
    }
    return obstacles;
  }

  Problem notNow(Step step) {
    return Problem.of(
        "application.step-not-now",
        "step",
        step.key(),
        standing.state().name(),
        caseNumber.value());
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
