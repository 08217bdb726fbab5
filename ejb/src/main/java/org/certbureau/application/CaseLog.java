package org.certbureau.application;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.certbureau.audit.AuditTrail;

/** A fact is written into the audit trail first, then announced; both in the step's transaction. */
@Dependent
public class CaseLog {
  /** Acts where nobody did: a gate was the last, a station answered. */
  static final String SYSTEM = "system";

  @EJB AuditTrail audit;
  @Inject Event<ApplicationFact> facts;

  public void happened(Application application, ApplicationFact fact, Map<String, String> details) {
    audit.record(application, fact.action(), withState(application, details));
    facts.fire(fact);
  }

  void happened(Application application, ApplicationFact fact) {
    happened(application, fact, Map.of());
  }

  /** A step that the bureau takes, whoever is at the counter. */
  public void happenedByItself(
      Application application, Optional<ApplicationFact> fact, Map<String, String> details) {
    fact.ifPresent(
        happened -> {
          audit.record(application, happened.action(), SYSTEM, withState(application, details));
          facts.fire(happened);
        });
  }

  /** Something that is on record without being a step. */
  public void noted(Application application, String action, Map<String, String> details) {
    audit.record(application, action, details);
  }

  private static Map<String, String> withState(
      Application application, Map<String, String> details) {
    Map<String, String> all = new TreeMap<>(details);
    all.put("state", application.state().name());
    return all;
  }
}
