package org.certbureau.application.view;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.certbureau.application.Application;
import org.certbureau.application.Applications;
import org.certbureau.application.AtRest;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.CaseLog;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.region.policy.FormField;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/**
 * Shows one application, masked, and on record what of it is shown unmasked. An application of a
 * region that is not the caller's is not found.
 */
@Stateless
@RolesAllowed({
  Roles.ACCEPTOR,
  Roles.REVIEWER,
  Roles.CASHIER,
  Roles.MAKER,
  Roles.AUDITOR,
  Roles.BRANCH
})
public class ViewingDesk {
  @EJB Callers callers;
  @Inject Applications applications;
  @Inject AtRest atRest;
  @Inject CaseFlow flow;
  @Inject CaseLog log;
  @Inject CaseViews views;

  /** Everything about one application that the caller may see; personal fields are masked. */
  public ApplicationView find(CaseNumber number) {
    Caller caller = caller();
    return views.view(applications.visibleTo(caller, number), caller);
  }

  /**
   * Whether there is such an application for the caller, for doors that show what hangs on it.
   *
   * @throws org.certbureau.kernel.NotFound where there is none, or it is another region's (A-X6)
   */
  public void require(CaseNumber number) {
    applications.visibleTo(caller(), number);
  }

  /** The whole form, unmasked: for who fills it in or compares it with the papers. On record. */
  @RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.BRANCH})
  public Map<String, String> form(CaseNumber number) {
    Application application =
        applications.changedBy(callers.as(Roles.ACCEPTOR, Roles.REVIEWER, Roles.BRANCH), number);
    log.noted(application, "application.form-disclosed", Map.of());
    applications.flush();
    return atRest.openForm(application);
  }

  /**
   * One masked value as it is. On record.
   *
   * @param why may be null where it goes without saying
   */
  @RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR})
  public String reveal(CaseNumber number, String fieldKey, String why) {
    Application application =
        applications.changedBy(
            callers.as(Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR),
            number);
    FormField field =
        flow.policyOf(application).fields(application.situation()).stream()
            .filter(candidate -> candidate.key().equals(fieldKey))
            .findFirst()
            .orElseThrow(() -> new NotFound("application.field-unknown", "field", fieldKey));
    Map<String, String> details = new TreeMap<>();
    details.put("field", field.key());
    FreeText reason = FreeText.at("reason", why);
    if (!reason.isEmpty()) {
      details.put("reason", reason.value());
    }
    log.noted(application, "application.field-disclosed", details);
    applications.flush();
    return atRest.openForm(application).getOrDefault(fieldKey, "");
  }

  /** By any role that is admitted here. */
  private Caller caller() {
    return callers.as(
        Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR, Roles.BRANCH);
  }
}
