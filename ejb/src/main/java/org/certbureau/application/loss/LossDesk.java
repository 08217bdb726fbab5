package org.certbureau.application.loss;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.certbureau.application.Application;
import org.certbureau.application.ApplicationFact;
import org.certbureau.application.Applications;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.CaseLog;
import org.certbureau.application.CaseRules;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.Typed;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.Policy;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/**
 * 已找回: where a region offers no resumption, a second person lifts the hold that a loss has set, on
 * its case, with the token on the counter (A-X7). An application of a region that is not the
 * caller's is not found.
 */
@Stateless
@RolesAllowed(Roles.REVIEWER)
public class LossDesk {
  /** At the token that is scanned. */
  private static final String CHIP = "chip";

  @EJB Callers callers;
  @EJB PolicyDesk policies;
  @Inject Applications applications;
  @Inject CaseFlow flow;
  @Inject CaseLog log;

  /**
   * Whether a lost token can be given back on a case.
   *
   * @param loss whether the case is about a lost token at all
   * @param obstacles why this person cannot decide so now, whichever token is shown
   */
  public record Finding(boolean loss, List<Problem> obstacles) {
    public boolean isPossible() {
      return loss && obstacles.isEmpty();
    }
  }

  /** What stands in the way of that decision, before any token is scanned. */
  public Finding finding(CaseNumber number) {
    Caller caller = callers.as(Roles.REVIEWER);
    FoundToken found = found(applications.visibleTo(caller, number));
    return new Finding(found.isLoss(), found.obstacles(caller));
  }

  /**
   * Lifts the hold that the case has set; one that is open ends as withdrawn by that, with the
   * money back by the rule.
   *
   * @param chip of the token on the counter, as scanned
   * @param seenRevision the revision that the decision was made on; null if it does not matter
   * @throws RuleViolation with everything that stands in the way
   */
  public void found(CaseNumber number, String chip, Integer seenRevision) {
    Caller caller = callers.as(Roles.REVIEWER);
    Application application = applications.changedBy(caller, number);
    FoundToken found = found(application);
    List<Problem> obstacles = found.obstacles(caller);
    if (!obstacles.isEmpty()) {
      throw new RuleViolation(obstacles);
    }
    applications.requireUnchangedSince(seenRevision, application);
    String scanned = Typed.serial(chip);
    found
        .otherToken(scanned)
        .ifPresent(
            other -> {
              throw new RuleViolation(other);
            });
    if (!application.state().isFinal()) {
      String why = Messages.text(Locale.SIMPLIFIED_CHINESE, "application.found", List.of(scanned));
      log.happened(
          application, application.withdrawByTheSame(why, flow.now()), Map.of("reason", why));
    }
    log.happened(application, new ApplicationFact.Found(number), Map.of(CHIP, scanned));
    flow.release(application);
    applications.flush();
  }

  private FoundToken found(Application application) {
    CaseRules rules = flow.rulesOf(application);
    // today's: a hold that can be lifted by a service of its own is lifted by that
    Policy policy = policies.inForce(application.region());
    return new FoundToken(application, rules, policy);
  }
}
