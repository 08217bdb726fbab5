package org.certbureau.application.start;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.application.Applications;
import org.certbureau.application.AtRest;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.asked.UnitOnForm;
import org.certbureau.application.line.LineRules;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Situation;
import org.certbureau.region.form.FormRules;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.subscriber.SubscriberRegister;
import org.certbureau.subscriber.UnitRecord;

/**
 * Tells a clerk at the counter what is known of a unit, by its credit code, so that it is not typed
 * again. Of people nothing is told: who acts today brings the document, and the form's personal
 * fields are filled in from that. What the unit itself has told elsewhere is not known here (A-X6).
 */
@Stateless
@RolesAllowed(Roles.ACCEPTOR)
public class KnownUnitDesk {
  @EJB Callers callers;
  @EJB PolicyDesk policies;
  @EJB SubscriberRegister subscribers;
  @Inject Applications applications;
  @Inject AtRest atRest;
  @Inject CaseFlow flow;

  /**
   * @param situation of the case whose form is filled in
   * @param typed a credit code, right or wrong
   * @return empty for a unit that is not known
   * @throws NotFound {@code application.region-not-found} where the caller accepts nothing there
   */
  public Optional<KnownUnit> find(RegionCode region, Situation situation, String typed) {
    callers
        .as(Roles.ACCEPTOR)
        .requireRegion(
            region, () -> new NotFound("application.region-not-found", "region", region.value()));
    if (CreditCode.check(typed).isPresent()) {
      return Optional.empty();
    }
    Policy policy = policies.inForce(region);
    Map<String, String> told = told(region, CreditCode.of(typed));
    told.keySet().retainAll(asked(policy, situation));
    Map<String, String> right =
        new HashMap<>(FormRules.checkDraft(policy, situation, told, flow.today()).values());
    right.keySet().retainAll(told.keySet());
    return right.isEmpty() ? Optional.empty() : Optional.of(new KnownUnit(right));
  }

  /** As its last application said it; what is registered of it is later than that. */
  private Map<String, String> told(RegionCode region, CreditCode code) {
    Map<String, String> told =
        applications
            .latestOf(region, code)
            .map(atRest::openForm)
            .map(HashMap::new)
            .orElseGet(HashMap::new);
    subscribers
        .known(UnitOnForm.read(region, Map.of(FormKeys.CREDIT_CODE, code.value())))
        .flatMap(subscribers::unit)
        .ifPresent(unit -> register(unit, told));
    return told;
  }

  private static void register(UnitRecord unit, Map<String, String> told) {
    put(told, FormKeys.UNIT_NAME, unit.name());
    put(told, FormKeys.ORGANIZATION_CODE, unit.organizationCode());
    put(told, FormKeys.REGISTRATION_NUMBER, unit.registrationNumber());
    put(told, FormKeys.INSURANCE_NUMBER, unit.insuranceNumber());
    put(told, FormKeys.LEGAL_ADDRESS, unit.legalAddress());
  }

  private static void put(Map<String, String> told, String key, Object value) {
    if (value != null) {
      told.put(key, value.toString());
    }
  }

  /** What a unit is known by, and not what it asks for today. */
  private static Set<String> asked(Policy policy, Situation situation) {
    String holders =
        policy.form().stream()
            .filter(field -> field.key().equals(FormKeys.UNIT_NAME))
            .map(FormField::section)
            .findFirst()
            .orElse("");
    return policy.fields(situation).stream()
        .filter(field -> field.section().equals(holders) && !field.personal())
        .filter(LineRules::isOfHolder)
        .map(FormField::key)
        .filter(key -> !key.equals(FormKeys.CREDIT_CODE))
        .collect(Collectors.toSet());
  }
}
