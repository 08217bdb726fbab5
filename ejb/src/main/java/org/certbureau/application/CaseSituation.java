package org.certbureau.application;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.certbureau.application.line.LineBefore;
import org.certbureau.application.line.LineFacts;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;

/** The business of an application with what the bureau finds out by itself before it is typed. */
final class CaseSituation {
  private CaseSituation() {}

  /**
   * @param form as typed
   * @param before the certificate that it is about; empty where it is about none
   * @param today in Asia/Shanghai; what was submitted is judged by the day on which it was
   */
  static Situation of(
      Policy policy,
      Application application,
      Map<String, String> form,
      Optional<LineBefore> before,
      LocalDate today) {
    Situation told = told(application);
    LocalDate day =
        application.state().isEditable()
            ? today
            : Optional.ofNullable(application.acts().submitted().at())
                .map(at -> LocalDate.ofInstant(at, China.ZONE))
                .orElse(today);
    for (Map.Entry<Fact, Boolean> fact : LineFacts.on(day, policy, before).known().entrySet()) {
      told = told.with(fact.getKey(), fact.getValue());
    }
    return withReason(policy, told, form);
  }

  /** Of before they were refused: what the bureau finds out itself is not taken from a draft. */
  private static Situation told(Application application) {
    Situation asked = application.situation();
    return application.state().isEditable()
        ? new Situation(asked.service(), asked.holder(), asked.channel(), asked.facts().told())
        : asked;
  }

  /** Where the bureau acts by itself nobody has come, and the form asks for no agent. */
  private static Situation withReason(Policy policy, Situation told, Map<String, String> form) {
    return told.service() == Service.REVOKE
        ? told.with(Fact.BY_BUREAU, policy.isBureausReason(form.get(FormKeys.REVOCATION_REASON)))
        : told;
  }
}
