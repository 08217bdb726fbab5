package org.certbureau.issuance;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.station.ProductionDesk;

/** What a maker decides about a job: a failed one is repeated by the application's own step. */
@Stateless
@RolesAllowed(Roles.MAKER)
public class MakerDesk {
  @EJB private ProductionSteps steps;
  @EJB private ProductionDesk production;
  @EJB private Callers callers;

  /**
   * Gives up a job that does not move any more: its certificates are revoked, its token is spoiled.
   *
   * @param reason what the station's operator and the auditor read
   */
  public void abandon(CaseNumber caseNumber, String job, String reason) {
    FreeText why = reason(reason);
    requireVisible(caseNumber, job);
    if (!steps.abandon(job, callers.current().name(), why.value())) {
      throw new RuleViolation(Problem.of("issuance.job-over", "job", job));
    }
  }

  /**
   * Lets any station of the region make what waits for the stations of its desk.
   *
   * @param reason what the auditor reads
   * @throws RuleViolation where it waits for no desk, or not any more
   */
  public void moveElsewhere(CaseNumber caseNumber, String job, String reason) {
    FreeText why = reason(reason);
    requireVisible(caseNumber, job);
    if (!steps.moveElsewhere(job, callers.current().name(), why.value())) {
      throw new RuleViolation(Problem.of("issuance.job-at-no-desk", "job", job));
    }
  }

  /**
   * The PIN slip that a station reported missing is in the maker's hands: nobody has to look for it
   * any more. Where none was missing, nothing happens.
   */
  public void slipFound(CaseNumber caseNumber, String job) {
    requireVisible(caseNumber, job);
    steps.slipFound(job, callers.current().name());
  }

  private static FreeText reason(String typed) {
    FreeText why = FreeText.lineAt("reason", typed);
    if (why.saysNothing() || why.length() > 200) {
      throw new RuleViolation(Problem.of("issuance.reason", "reason"));
    }
    return why;
  }

  /** To who makes for its region: that another role of the caller's may see it is not enough. */
  private void requireVisible(CaseNumber caseNumber, String job) {
    Caller maker = callers.as(Roles.MAKER);
    boolean visible =
        production.ofCase(caseNumber).stream()
            .anyMatch(one -> one.number().equals(job) && maker.in(one.region()));
    if (!visible) {
      throw new NotFound("station.job-unknown", "job", job);
    }
  }
}
