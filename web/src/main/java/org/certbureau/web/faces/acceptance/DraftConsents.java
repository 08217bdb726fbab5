package org.certbureau.web.faces.acceptance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.certbureau.kernel.Problem;
import org.certbureau.region.policy.ConsentRule;

/** What the policy wants the unit to agree to before it may go on with its draft. */
@Named
@RequestScoped
public class DraftConsents {
  @Inject private Draft draft;

  /** What is to be agreed to by a tick at this step. */
  List<ConsentRule> of(Stage stage) {
    return before(stage == Stage.BUSINESS ? ConsentRule.Before.FORM : ConsentRule.Before.SUBMIT);
  }

  /** What the unit agrees to by its seal: shown, not ticked. */
  public List<ConsentRule> getSealed() {
    return draft.getPolicy().consents(draft.situation()).stream()
        .filter(consent -> consent.given() == ConsentRule.Given.SEAL)
        .toList();
  }

  private List<ConsentRule> before(ConsentRule.Before point) {
    return draft.getPolicy().consents(draft.situation()).stream()
        .filter(consent -> consent.given() == ConsentRule.Given.TICK && consent.before() == point)
        .toList();
  }

  /** What has to be agreed to before the form and is not. */
  List<Problem> missing() {
    return before(ConsentRule.Before.FORM).stream()
        .filter(consent -> !consent.optional() && !draft.isAgreed(consent.code()))
        .map(DraftConsents::unanswered)
        .toList();
  }

  private static Problem unanswered(ConsentRule consent) {
    return consent.refuses(
        "application.consent-missing",
        "consents." + consent.code(),
        consent.title().zh(),
        consent.title().en(),
        consent.version());
  }
}
