package org.certbureau.region.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.reading.PolicyFit;

/** Asks everybody who goes by policies whether they can go by one. */
@ApplicationScoped
public class PolicyFits {
  @Inject @Any private Instance<PolicyFit> fits;

  /**
   * @throws RuleViolation naming every row that they cannot go by
   */
  public void require(Policy policy) {
    List<Problem> misfits = new ArrayList<>();
    for (PolicyFit fit : fits) {
      misfits.addAll(fit.misfits(policy));
    }
    if (!misfits.isEmpty()) {
      throw new RuleViolation(misfits);
    }
  }
}
