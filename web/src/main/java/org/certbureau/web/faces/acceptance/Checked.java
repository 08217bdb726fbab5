package org.certbureau.web.faces.acceptance;

import java.util.Map;
import org.certbureau.region.business.Situation;
import org.certbureau.region.form.CheckedForm;
import org.certbureau.region.policy.Policy;

/** What a page asks of each field, each time that it is drawn. */
record Checked(Policy policy, Situation situation, Map<String, String> form, CheckedForm result) {
  boolean isOf(Policy otherPolicy, Situation otherSituation, Map<String, String> otherForm) {
    return policy == otherPolicy && situation.equals(otherSituation) && form.equals(otherForm);
  }
}
