package org.certbureau.application;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.certbureau.certificate.name.HolderNames;
import org.certbureau.certificate.name.NamedHolder;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;

/**
 * Copies an application that came through the desks, each copy with all gates open, so that a
 * measurement has thousands whose tokens can be made. Everything from there on is the bureau's own
 * way. Part of the measured package, and of no delivered one.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CaseCopies {
  /** Beyond what a day's desks count to. */
  private static final int FIRST_NUMBER = 500_000;

  @Inject Applications applications;
  @Inject AtRest atRest;
  @Inject CaseFlow flow;
  @Inject CarriedThrough through;
  @Inject HolderNames names;

  /**
   * @param from the first copy's number among all copies
   * @param count how many copies
   */
  public void copy(CaseNumber original, int from, int count) {
    Application template = applications.read(original);
    Policy policy = flow.policyOf(template);
    Map<String, String> form = atRest.openForm(template);
    LocalDate today = flow.today();
    long unit = template.unitId().orElseThrow();
    for (int i = from; i < from + count; i++) {
      CaseNumber number = CaseNumber.of(policy.casePrefix(), today, FIRST_NUMBER + i);
      Map<String, String> own = new TreeMap<>(form);
      own.merge(FormKeys.UNIT_NAME, " " + i, String::concat);
      through.carry(copyOf(template, number, own), policy, unit);
      keepName(template.region(), own.get(FormKeys.UNIT_NAME), template.form().creditCode());
    }
  }

  /** As the desk does that accepts a first application. */
  private void keepName(RegionCode region, String name, String code) {
    names.keep(
        Map.of(
            new NamedHolder(region, name, code == null ? null : CreditCode.of(code)),
            Set.of(name)));
  }

  private Application copyOf(Application template, CaseNumber number, Map<String, String> form) {
    Application copy =
        new Application(
            number,
            template.region(),
            template.channel(),
            template.request(),
            template.acts().created().by(),
            flow.now());
    Map<String, String> checked = new TreeMap<>(form);
    checked.put(FormKeys.CREDIT_CODE, template.form().creditCode());
    copy.fillIn(atRest.seal(number, form, checked));
    through.agree(copy, template);
    applications.add(copy);
    return copy;
  }
}
