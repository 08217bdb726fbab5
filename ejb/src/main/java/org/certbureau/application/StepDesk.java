package org.certbureau.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.asked.UnitOnForm;
import org.certbureau.application.line.LineBefore;
import org.certbureau.certificate.name.HolderNames;
import org.certbureau.certificate.name.NamedHolder;
import org.certbureau.certificate.sight.SightRegister;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.DeadlineRule;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.quoting.Access;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.subscriber.AgentRecord;
import org.certbureau.subscriber.ConsentRecord;
import org.certbureau.subscriber.SubscriberRegister;
import org.certbureau.subscriber.UnitRecord;

/**
 * Takes every step that people take. An application of a region that is not the caller's is not
 * found.
 */
@Stateless
@RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.MAKER, Roles.BRANCH})
public class StepDesk {
  @EJB Callers callers;
  @EJB SubscriberRegister subscribers;
  @EJB SightRegister sight;
  @Inject Applications applications;
  @Inject CaseFlow flow;
  @Inject CaseLog log;
  @Inject HolderNames names;

  /**
   * Takes a step.
   *
   * @param reason for steps that need one; the applicant reads it
   * @throws RuleViolation with everything that stands in the way
   */
  public void take(CaseNumber number, Step step, String reason) {
    take(number, step, reason, null);
  }

  /**
   * Takes a step on what was looked at.
   *
   * @param seenRevision the revision that the decision was made on; null if it does not matter
   */
  public void take(CaseNumber number, Step step, String reason, Integer seenRevision) {
    Caller caller = callers.as(Roles.ACCEPTOR, Roles.REVIEWER, Roles.MAKER, Roles.BRANCH);
    Application application = applications.changedBy(caller, number);
    CaseRules before = flow.rulesOf(application);
    List<Problem> obstacles = new ArrayList<>(before.ownObstacles(step, caller));
    if (obstacles.isEmpty()) {
      applications.requireUnchangedSince(seenRevision, application);
      obstacles.addAll(before.obstacles(step));
    }
    if (!obstacles.isEmpty()) {
      throw new RuleViolation(obstacles);
    }
    ApplicationFact fact = application.take(step, caller, reason, flow.now());
    // before anything is asked for: a query would write it too, and could not tell a collision
    applications.flush();
    CaseRules rules = flow.rulesOf(application);
    if (step == Step.SUBMIT) {
      Access.require(rules.policy(), rules.charged());
      application.pin(rules.policy().version(), rules.gates());
      rules
          .line()
          .flatMap(known -> LineBefore.of(known.line()))
          .ifPresent(was -> application.items().forEach(item -> item.goesOnFrom(was)));
      application
          .items()
          .forEach(
              item -> item.line().ifPresent(line -> item.about(line, flow.register(line).by())));
      flow.startClock(application, rules, DeadlineRule.Start.SUBMITTED);
      sight.submitted(
          application.items().stream().flatMap(item -> item.line().stream()).toList(),
          caller.name());
    }
    if (step == Step.ACCEPT) {
      enrol(application, rules, caller);
      flow.holdIfDue(application);
      flow.startClock(application, rules, DeadlineRule.Start.ACCEPTED);
    }
    log.happened(
        application,
        fact,
        application.standing().reason().map(why -> Map.of("reason", why)).orElse(Map.of()));
    flow.comparePapers(application, rules);
    flow.openProductionIfDue(application);
    flow.release(application);
    applications.flush();
  }

  /**
   * Goes on in spite of the policy's warning: who asks too early, is too young, has one already and
   * the like (A-C7, A-P2, A-C23). Without this it is not accepted.
   *
   * @param reason kept with the application
   * @throws NotFound {@code application.no-warning} where nothing warns
   */
  @RolesAllowed(Roles.ACCEPTOR)
  public void confirmWarning(CaseNumber number, String reason) {
    Caller caller = callers.as(Roles.ACCEPTOR);
    Application application = applications.changedBy(caller, number);
    Sourced row =
        flow.rulesOf(application)
            .warning()
            .orElseThrow(() -> new NotFound("application.no-warning", "warning", number.value()));
    application.confirmWarning(row.rule(), reason, caller.name(), flow.now());
    log.noted(
        application,
        "application.warning-confirmed",
        Map.of("rule", row.rule(), "reason", FreeText.cleaned(reason)));
    applications.flush();
  }

  /** The unit, its agent and what its seal agrees to (GD-28) go on record with the acceptance. */
  private void enrol(Application application, CaseRules rules, Caller caller) {
    if (rules.isByBureau()) {
      flow.unitOf(application).ifPresent(application::belongsTo);
      return;
    }
    String reference = application.caseNumber().value();
    rules
        .consenting()
        .bySeal()
        .forEach(
            rule ->
                subscribers.agree(
                    reference, rule.code(), rule.version(), ConsentRecord.Way.SEAL, caller.name()));
    Map<String, String> form = rules.values();
    // what it changes is registered once it is in effect
    Map<String, String> known = rules.changes().registered();
    UnitRecord unit = UnitOnForm.read(application.region(), known.isEmpty() ? form : known);
    AgentRecord agent =
        new AgentRecord(
            form.get(FormKeys.AGENT_NAME),
            form.getOrDefault(FormKeys.AGENT_DOCUMENT_TYPE, "CITIZEN_ID"),
            form.get(FormKeys.AGENT_DOCUMENT_NUMBER),
            form.get(FormKeys.AGENT_MOBILE),
            form.get(FormKeys.AGENT_EMAIL));
    application.belongsTo(subscribers.enrol(unit, agent, reference));
    if (application.request().procedure().signs()) {
      keepNames(application.region(), form);
    }
  }

  /**
   * By any part of them its certificate will be found: kept here, and not while tokens are made.
   */
  private void keepNames(RegionCode region, Map<String, String> form) {
    String registered = form.get(FormKeys.UNIT_NAME);
    String code = form.get(FormKeys.CREDIT_CODE);
    names.keep(
        Map.of(
            new NamedHolder(region, registered, code == null ? null : CreditCode.of(code)),
            Stream.of(registered, form.get(FormKeys.CERTIFICATE_NAME))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet())));
  }
}
