package org.certbureau.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.form.CheckedForm;
import org.certbureau.region.form.FormRules;
import org.certbureau.region.policy.AccessRule;
import org.certbureau.region.policy.DeadlineRule;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.quoting.Access;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.subscriber.AgentRecord;
import org.certbureau.subscriber.ConsentRecord;
import org.certbureau.subscriber.SubscriberRegister;
import org.certbureau.subscriber.UnitRecord;
import org.certbureau.work.Numbering;

/**
 * The counter: begins applications, fills them in, takes every step that people take, and shows
 * them. An application of a region that is not the caller's is not found.
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
public class ApplicationDesk {
  private static final int MOST_ROWS = 200;
  private static final int MOST_CHARACTERS = 50_000;

  @EJB Callers callers;
  @EJB Numbering numbering;
  @EJB PolicyDesk policies;
  @EJB SubscriberRegister subscribers;
  @Inject Applications applications;
  @Inject AtRest atRest;
  @Inject CaseFlow flow;
  @Inject CaseLog log;
  @Inject CaseViews views;

  // ---- begin and fill in

  /**
   * Begins an application; it gets its case number at once, so that an abandoned draft leaves a
   * gap.
   *
   * @throws RuleViolation where the region does not offer it, for years and applications outside
   *     the policy's bounds, and for a form before the agreement (CS-03)
   */
  @RolesAllowed({Roles.ACCEPTOR, Roles.BRANCH})
  public CaseNumber draft(NewApplication begun) {
    Caller caller = callers.current();
    requireNamed(begun);
    caller.requireRegion(
        begun.region(),
        () -> new NotFound("application.region-not-found", "region", begun.region().value()));
    Policy policy = policies.inForce(begun.region());
    Application application = new Application(nextNumber(policy), begun, caller.name(), flow.now());
    agree(application, begun.consents(), caller);
    fillIn(application, begun.form());
    CaseRules rules = flow.rulesOf(application);
    Access.require(policy, rules.charged());
    requireAgreedBeforeForm(rules);
    applications.add(application);
    log.noted(
        application,
        "application.drafted",
        Map.of("service", begun.service().name(), "channel", begun.channel().name()));
    applications.flush();
    return application.caseNumber();
  }

  private static void requireNamed(NewApplication begun) {
    List<Problem> problems = new ArrayList<>();
    requireNamed(begun.region(), "region", problems);
    requireNamed(begun.service(), "service", problems);
    requireNamed(begun.holder(), "holder", problems);
    requireNamed(begun.channel(), "channel", problems);
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
  }

  private static void requireNamed(Object value, String field, List<Problem> problems) {
    if (value == null) {
      problems.add(Problem.of("application.missing", field));
    }
  }

  private CaseNumber nextNumber(Policy policy) {
    LocalDate today = flow.today();
    String prefix = policy.casePrefix();
    long running =
        numbering.next("case." + prefix + "." + DateTimeFormatter.BASIC_ISO_DATE.format(today));
    return CaseNumber.of(prefix, today, running);
  }

  /**
   * Changes what is asked for, the form, or what was agreed to. What is incomplete or wrong is kept
   * all the same; it is refused at submission.
   *
   * @throws RuleViolation {@code application.changed-meanwhile} where somebody else was faster
   */
  @RolesAllowed({Roles.ACCEPTOR, Roles.BRANCH})
  public void update(CaseNumber number, ApplicationEdit edit) {
    Caller caller = callers.current();
    Application application = applications.changedBy(caller, number);
    application.requireUnchangedSince(edit.seenRevision());
    int before = application.revision();
    agree(application, edit.consents(), caller);
    if (edit.facts() != null) {
      application.establish(edit.facts());
    }
    if (edit.years() != null || edit.applications() != null) {
      application.askFor(
          Objects.requireNonNullElse(edit.years(), application.years()),
          Objects.requireNonNullElse(edit.applications(), application.applications()));
    }
    Set<String> changed = edit.form() == null ? Set.of() : fillIn(application, edit.form());
    CaseRules rules = flow.rulesOf(application);
    rules.quote();
    requireAgreedBeforeForm(rules);
    if (!changed.isEmpty()) {
      forgetPrintedPapers(application, rules);
    }
    if (application.revision() != before) {
      log.noted(application, "application.edited", Map.of("fields", String.join(" ", changed)));
    }
    applications.flush();
  }

  /**
   * Keeps what is right in its normal form and what is wrong as it was typed.
   *
   * @return keys of the fields that are not what they were
   */
  private Set<String> fillIn(Application application, Map<String, String> typed) {
    CheckedForm checked =
        FormRules.checkDraft(
            flow.policyOf(application), application.situation(), typed, flow.today());
    Map<String, String> form = new TreeMap<>();
    typed.forEach(
        (key, value) -> {
          if (value != null && !value.isBlank()) {
            form.put(key, value.strip());
          }
        });
    if (!form.isEmpty()) {
      form.putAll(checked.values());
    }
    requireStorable(form);
    Set<String> changed = new TreeSet<>();
    if (application.sealedForm() != null) {
      Map<String, String> before = atRest.openForm(application);
      changed.addAll(before.keySet());
      changed.addAll(form.keySet());
      changed.removeIf(key -> Objects.equals(before.get(key), form.get(key)));
      if (changed.isEmpty()) {
        return changed;
      }
    }
    application.fillIn(
        atRest.sealForm(application.caseNumber(), form),
        checked.values().get(FormKeys.UNIT_NAME),
        checked.values().get(FormKeys.CREDIT_CODE));
    if (checked.values().containsKey(FormKeys.APPLICATIONS)) {
      application.askFor(application.years(), FormRules.applications(checked.values()));
    }
    return changed;
  }

  /** Wrong values are kept too, but not a book. */
  private static void requireStorable(Map<String, String> form) {
    long characters =
        form.entrySet().stream()
            .mapToLong(entry -> (long) entry.getKey().length() + entry.getValue().length())
            .sum();
    if (characters > MOST_CHARACTERS) {
      throw new RuleViolation(
          Problem.of("application.form-too-long", "form", Integer.toString(MOST_CHARACTERS)));
    }
  }

  /**
   * A corrected form is printed and sealed anew (CS-08): the old paper no longer counts as seen.
   */
  private static void forgetPrintedPapers(Application application, CaseRules rules) {
    for (Material material : rules.materials()) {
      if (material.paper() != null) {
        application.existingMaterial(material.code()).ifPresent(PresentedMaterial::forgetOriginal);
      }
    }
  }

  private void agree(Application application, Map<String, String> versions, Caller caller) {
    if (versions.isEmpty()) {
      return;
    }
    Policy policy = flow.policyOf(application);
    versions.forEach(
        (code, version) -> {
          boolean offered =
              policy.consents(application.situation()).stream()
                  .anyMatch(rule -> rule.code().equals(code) && rule.version().equals(version));
          if (!offered) {
            throw new RuleViolation(
                Problem.of("application.consent-unknown", "consents." + code, code, version));
          }
          boolean isNew =
              subscribers.agree(
                  application.caseNumber().value(),
                  code,
                  version,
                  ConsentRecord.Way.TICK,
                  caller.name());
          if (isNew) {
            log.noted(
                application, "application.consented", Map.of("consent", code, "version", version));
          }
        });
  }

  private static void requireAgreedBeforeForm(CaseRules rules) {
    List<Problem> missing = rules.form().isEmpty() ? List.of() : rules.beforeForm();
    if (!missing.isEmpty()) {
      throw new RuleViolation(missing);
    }
  }

  // ---- steps

  /**
   * Takes a step.
   *
   * @param reason for steps that need one; the applicant reads it
   * @throws RuleViolation with everything that stands in the way
   */
  @RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.MAKER, Roles.BRANCH})
  public void take(CaseNumber number, Step step, String reason) {
    take(number, step, reason, null);
  }

  /**
   * Takes a step on what was looked at.
   *
   * @param seenRevision the revision that the decision was made on; null if it does not matter
   */
  @RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.MAKER, Roles.BRANCH})
  public void take(CaseNumber number, Step step, String reason, Integer seenRevision) {
    Caller caller = callers.current();
    Application application = applications.changedBy(caller, number);
    CaseRules before = flow.rulesOf(application);
    List<Problem> obstacles = new ArrayList<>(before.ownObstacles(step, caller));
    if (obstacles.isEmpty()) {
      application.requireUnchangedSince(seenRevision);
      obstacles.addAll(before.obstacles(step));
    }
    if (!obstacles.isEmpty()) {
      throw new RuleViolation(obstacles);
    }
    ApplicationFact fact = application.take(step, caller, reason, flow.now());
    CaseRules rules = flow.rulesOf(application);
    if (step == Step.SUBMIT) {
      Access.require(rules.policy(), rules.charged());
      application.pin(rules.policy().version(), rules.gates());
      flow.startClock(application, rules, DeadlineRule.Start.SUBMITTED);
    }
    if (step == Step.ACCEPT) {
      enrol(application, rules, caller);
    }
    log.happened(
        application, fact, application.reason().map(why -> Map.of("reason", why)).orElse(Map.of()));
    flow.compareOriginals(application, rules);
    flow.openProductionIfDue(application);
    applications.flush();
  }

  /**
   * Goes on in spite of the policy's warning: who asks too early, is too young and the like (A-C7,
   * A-P2). Without this it is not accepted.
   *
   * @param reason kept with the application
   * @throws NotFound {@code application.no-warning} where nothing warns
   */
  @RolesAllowed(Roles.ACCEPTOR)
  public void confirmWarning(CaseNumber number, String reason) {
    Caller caller = callers.current();
    Application application = applications.changedBy(caller, number);
    AccessRule row =
        flow.rulesOf(application)
            .warning()
            .orElseThrow(() -> new NotFound("application.no-warning", "warning", number.value()));
    application.confirmWarning(row.rule(), reason, caller.name(), flow.now());
    log.noted(
        application,
        "application.warning-confirmed",
        Map.of("rule", row.rule(), "reason", reason.strip()));
    applications.flush();
  }

  /** The unit, its agent and what its seal agrees to (GD-28) go on record with the acceptance. */
  private void enrol(Application application, CaseRules rules, Caller caller) {
    String reference = application.caseNumber().value();
    rules
        .givenBySeal()
        .forEach(
            rule ->
                subscribers.agree(
                    reference, rule.code(), rule.version(), ConsentRecord.Way.SEAL, caller.name()));
    Map<String, String> form = rules.values();
    UnitRecord unit =
        UnitRecord.of(
            application.region(),
            form.get(FormKeys.UNIT_NAME),
            form.get(FormKeys.CREDIT_CODE),
            form.get(FormKeys.ORGANIZATION_CODE),
            form.get(FormKeys.REGISTRATION_NUMBER),
            form.get(FormKeys.INSURANCE_NUMBER),
            form.get(FormKeys.LEGAL_ADDRESS));
    AgentRecord agent =
        new AgentRecord(
            form.get(FormKeys.AGENT_NAME),
            form.getOrDefault(FormKeys.AGENT_DOCUMENT_TYPE, "CITIZEN_ID"),
            form.get(FormKeys.AGENT_DOCUMENT_NUMBER),
            form.get(FormKeys.AGENT_MOBILE),
            form.get(FormKeys.AGENT_EMAIL));
    application.belongsTo(subscribers.enrol(unit, agent, reference));
  }

  // ---- show

  /** Everything about one application that the caller may see; personal fields are masked. */
  public ApplicationView find(CaseNumber number) {
    Caller caller = callers.current();
    return views.view(applications.visibleTo(caller, number), caller);
  }

  /** The whole form, unmasked: for who fills it in or compares it with the papers. On record. */
  @RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.BRANCH})
  public Map<String, String> form(CaseNumber number) {
    Application application = applications.changedBy(callers.current(), number);
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
    Application application = applications.changedBy(callers.current(), number);
    FormField field =
        flow.policyOf(application).fields(application.situation()).stream()
            .filter(candidate -> candidate.key().equals(fieldKey))
            .findFirst()
            .orElseThrow(() -> new NotFound("application.field-unknown", "field", fieldKey));
    Map<String, String> details = new TreeMap<>();
    details.put("field", field.key());
    if (why != null && !why.isBlank()) {
      details.put("reason", why.strip());
    }
    log.noted(application, "application.field-disclosed", details);
    applications.flush();
    return atRest.openForm(application).getOrDefault(fieldKey, "");
  }

  /**
   * A page of the work list: by time limit, then age.
   *
   * @param after {@link WorkPage#next} of the page before, or null for the first
   * @param limit rows of a page, 1 to 200
   */
  public WorkPage worklist(WorkFilter filter, String after, int limit) {
    int rows = Math.max(1, Math.min(limit, MOST_ROWS));
    List<Application> found =
        applications.page(callers.current(), filter, WorkCursor.of(after), rows);
    return views.page(found, rows);
  }

  /** How many applications of the caller's regions wait for what; one query. */
  public Map<Awaiting, Long> counters() {
    Map<Awaiting, Long> counters = new EnumMap<>(Awaiting.class);
    List<Applications.Group> groups = applications.groups(callers.current());
    for (Awaiting awaiting : Awaiting.values()) {
      counters.put(
          awaiting,
          groups.stream().filter(awaiting::covers).mapToLong(Applications.Group::count).sum());
    }
    return counters;
  }
}
