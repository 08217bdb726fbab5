package org.certbureau.web.soap;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.certbureau.application.Step;
import org.certbureau.application.StepDesk;
import org.certbureau.application.draft.DraftDesk;
import org.certbureau.application.inspection.InspectionDesk;
import org.certbureau.application.material.MaterialDesk;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** Hands an application in with all its scans, or not at all. */
@ApplicationScoped
class Intake {
  @EJB private DraftDesk drafts;
  @EJB private StepDesk steps;
  @EJB private ViewingDesk viewing;
  @EJB private MaterialDesk materials;
  @EJB private InspectionDesk inspections;

  /**
   * @return how the application stands now
   * @throws RuleViolation with everything that stands in the way; nothing is kept then
   */
  @Transactional
  ApplicationView submit(Submission submission) {
    CaseNumber number = drafts.draft(submission.toApplication());
    inspect(number, submission.inspection);
    attach(number, submission.scans);
    steps.take(number, Step.SUBMIT, null);
    return viewing.find(number);
  }

  private void inspect(CaseNumber number, Inspected found) {
    if (found != null) {
      try {
        inspections.inspect(number, found.toFindings());
      } catch (RuleViolation refused) {
        throw at("inspection", refused);
      }
    }
  }

  private void attach(CaseNumber number, List<Submission.Scan> scans) {
    for (int i = 0; i < scans.size(); i++) {
      Submission.Scan scan = scans.get(i);
      try {
        materials.attach(number, scan.material, scan.name, scan.content);
      } catch (RuleViolation refused) {
        throw at("scans[" + i + "]", refused);
      }
    }
  }

  /** Among several scans the caller has to know which. */
  private static RuleViolation at(String part, RuleViolation refused) {
    return new RuleViolation(
        refused.problems().stream()
            .map(problem -> problem.at(problem.field() == null ? part : within(part, problem)))
            .toList());
  }

  private static String within(String part, Problem problem) {
    return part + "." + problem.field();
  }
}
