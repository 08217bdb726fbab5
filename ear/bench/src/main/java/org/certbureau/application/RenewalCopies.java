package org.certbureau.application;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.certbureau.application.asked.Request;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;

/**
 * Applies for the renewal of certificates that were made for copies, each application with all
 * gates open. Part of the measured package, and of no delivered one.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RenewalCopies {
  /** Beyond the numbers of the copies. */
  private static final int FIRST_NUMBER = 750_000;

  @Inject Applications applications;
  @Inject LinesToRenew lines;
  @Inject AtRest atRest;
  @Inject CaseFlow flow;
  @Inject CarriedThrough through;

  /**
   * @param from the first renewal's number among all
   * @return how many were applied for: fewer where there are no more certificates
   */
  public int renew(int from, int most) {
    Map<Long, CaseNumber> next = lines.next(most);
    int number = FIRST_NUMBER + from;
    for (Map.Entry<Long, CaseNumber> line : next.entrySet()) {
      Application first = applications.read(line.getValue());
      renew(first, line.getKey(), number++);
    }
    return next.size();
  }

  private void renew(Application first, long line, int number) {
    Policy policy = flow.policyOf(first);
    Application renewal =
        new Application(
            CaseNumber.of(policy.casePrefix(), flow.today(), number),
            first.region(),
            first.channel(),
            new Request(
                Service.RENEW,
                first.situation().holder(),
                Facts.NONE,
                1,
                first.request().systems()),
            first.acts().created().by(),
            flow.now());
    renewal.about(line, first.caseNumber());
    Map<String, String> form = atRest.openForm(first);
    Map<String, String> checked = new TreeMap<>(form);
    checked.put(FormKeys.CREDIT_CODE, first.form().creditCode());
    renewal.fillIn(atRest.seal(renewal.caseNumber(), form, checked));
    through.agree(renewal, first);
    applications.add(renewal);
    through.carry(renewal, policy, first.unitId().orElseThrow());
  }
}
