package org.certbureau.application.draft;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.certbureau.application.Application;
import org.certbureau.application.Applications;
import org.certbureau.application.AtRest;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.CaseLog;
import org.certbureau.application.CaseRules;
import org.certbureau.application.asked.Request;
import org.certbureau.application.finding.CaseMarks;
import org.certbureau.application.line.LineFacts;
import org.certbureau.certificate.LineView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Situation;
import org.certbureau.region.form.CheckedForm;
import org.certbureau.region.form.FormRules;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.quoting.Access;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.subscriber.ConsentRecord;
import org.certbureau.subscriber.SubscriberRegister;
import org.certbureau.work.Numbering;

/**
 * Begins applications and fills them in. An application of a region that is not the caller's is not
 * found.
 */
@Stateless
@RolesAllowed({Roles.ACCEPTOR, Roles.BRANCH})
public class DraftDesk {
  private static final int MOST_CHARACTERS = 50_000;
  private static final int MOST_UNKNOWN = 500;

  @EJB Callers callers;
  @EJB Numbering numbering;
  @EJB PolicyDesk policies;
  @EJB SubscriberRegister subscribers;
  @Inject Applications applications;
  @Inject AtRest atRest;
  @Inject CaseFlow flow;
  @Inject CaseLog log;
  @Inject CertificateOfDraft certificates;
  @Inject CaseMarks marks;

  /**
   * Begins an application; it gets its case number at once, so that an abandoned draft leaves a
   * gap.
   *
   * @throws RuleViolation where the region does not offer it, for years and systems outside the
   *     policy's bounds, and for a form before the agreement (CS-03)
   */
  public CaseNumber draft(NewApplication begun) {
    Caller caller = callers.as(Roles.ACCEPTOR, Roles.BRANCH);
    requireNamed(begun);
    refuseDerived(begun.facts());
    caller.requireRegion(
        begun.region(),
        () -> new NotFound("application.region-not-found", "region", begun.region().value()));
    Policy policy = policies.inForce(begun.region());
    Access.requirePossible(policy, begun.request().through(begun.channel()));
    InspectedFacts.of(policy, Situation.of(begun.service(), begun.holder(), begun.channel()))
        .refuse(begun.facts());
    Optional<LineView> line = certificates.line(begun, policy, caller);
    Application application =
        new Application(
            nextNumber(policy),
            begun.region(),
            begun.channel(),
            begun.request(),
            caller.name(),
            flow.now());
    line.ifPresent(known -> application.about(known.id(), flow.register(known.id()).by()));
    agree(application, begun.consents(), caller);
    fillIn(application, certificates.prefilled(policy, application, begun.form()));
    CaseRules rules = flow.rulesOf(application);
    try {
      Access.require(policy, rules.charged());
    } catch (RuleViolation refused) {
      Situation asked = rules.situation();
      throw new RuleViolation(
          refused.problems().stream()
              .map(
                  problem ->
                      LineFacts.dated(
                          problem, policy, asked.facts(), rules.before(), asked.service()))
              .toList());
    }
    requireYearsOffered(application, policy);
    requireAgreedBeforeForm(rules);
    applications.add(application);
    marks.keep(application);
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

  /** What the bureau finds out by itself is nobody's to tell: a price or a paper may hang on it. */
  private static void refuseDerived(Facts facts) {
    List<Problem> problems =
        facts.known().keySet().stream()
            .filter(Fact::isDerived)
            .sorted()
            .map(
                fact ->
                    Problem.of(
                        "application.fact-derived",
                        Facts.FIELD + fact.name(),
                        fact.question(Locale.SIMPLIFIED_CHINESE),
                        fact.question(Locale.ENGLISH)))
            .toList();
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
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
  public void update(CaseNumber number, ApplicationEdit edit) {
    Caller caller = callers.as(Roles.ACCEPTOR, Roles.BRANCH);
    Application application = applications.changedBy(caller, number);
    applications.requireUnchangedSince(edit.seenRevision(), application);
    application.requireEditable();
    Facts told = edit.facts() == null ? Facts.NONE : edit.facts();
    refuseDerived(told);
    InspectedFacts found = InspectedFacts.of(flow.policyOf(application), application.situation());
    found.refuse(told);
    int before = application.revision();
    Map<PaperRule.Kind, byte[]> printed = flow.rulesOf(application).papers().prints();
    agree(application, edit.consents(), caller);
    if (edit.changesRequest()) {
      application.askFor(edit.of(application.request(), found));
    }
    Set<String> changed =
        edit.form() == null
            ? Set.of()
            : fillIn(
                application,
                certificates.completed(flow.policyOf(application), application, edit.form()));
    if (!changed.isEmpty()) {
      marks.keep(application);
    }
    CaseRules rules = flow.rulesOf(application);
    rules.priced();
    if (edit.years() != null) {
      requireYearsOffered(application, rules.policy());
    }
    requireAgreedBeforeForm(rules);
    for (String code : rules.papers().forgetWhatChanged(printed)) {
      application.material(code).demandAgain();
      log.noted(application, "application.material-demanded-again", Map.of("material", code));
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
    Policy policy = flow.policyOf(application);
    CheckedForm checked =
        FormRules.checkDraft(policy, application.situation(), typed, flow.today());
    requireReadable(typed);
    requireFewUnknown(typed.keySet(), policy);
    Map<String, String> form = new TreeMap<>();
    typed.forEach((key, value) -> form.put(FreeText.cleaned(key), FreeText.cleaned(value)));
    form.values().removeIf(String::isEmpty);
    if (!form.isEmpty()) {
      form.putAll(checked.values());
    }
    requireStorable(form);
    Set<String> changed = new TreeSet<>();
    if (application.form().isBegun()) {
      Map<String, String> before = atRest.openForm(application);
      changed.addAll(before.keySet());
      changed.addAll(form.keySet());
      changed.removeIf(key -> Objects.equals(before.get(key), form.get(key)));
      if (changed.isEmpty()) {
        return changed;
      }
    }
    application.fillIn(atRest.seal(application.caseNumber(), form, checked.values()));
    if (checked.values().containsKey(FormKeys.SYSTEMS)) {
      Request asked = application.request();
      application.askFor(asked.forAsMuch(asked.years(), FormRules.systems(checked.values())));
    }
    return changed;
  }

  /** Of what the form does not have, names alone go on record; they have to fit there. */
  private static void requireFewUnknown(Set<String> keys, Policy policy) {
    int unknown =
        keys.stream()
            .filter(key -> policy.form().stream().noneMatch(field -> field.key().equals(key)))
            .mapToInt(String::length)
            .sum();
    if (unknown > MOST_UNKNOWN) {
      throw new RuleViolation(
          Problem.of("application.form-names", "form", Integer.toString(MOST_UNKNOWN)));
    }
  }

  /** Wrong values are kept too, but not what no door could give out again. */
  private static void requireReadable(Map<String, String> form) {
    List<Problem> problems =
        form.entrySet().stream()
            .flatMap(
                entry ->
                    FreeText.checkLine(entry.getKey())
                        .or(() -> FreeText.check(entry.getValue()))
                        .map(problem -> problem.at(entry.getKey()))
                        .stream())
            .toList();
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
  }

  /** Nor a book. */
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

  private void agree(Application application, Map<String, String> versions, Caller caller) {
    if (versions.isEmpty()) {
      return;
    }
    Policy policy = flow.policyOf(application);
    versions.forEach(
        (code, version) -> {
          boolean offered =
              policy.consents().stream()
                  .filter(rule -> rule.mayApplyTo(application.situation()))
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

  private void requireYearsOffered(Application application, Policy policy) {
    policies
        .years(policy, application.situation())
        .flatMap(offered -> offered.problem(application.request().years()))
        .ifPresent(
            problem -> {
              throw new RuleViolation(problem);
            });
  }

  private static void requireAgreedBeforeForm(CaseRules rules) {
    List<Problem> missing = rules.form().isEmpty() ? List.of() : rules.consenting().beforeForm();
    if (!missing.isEmpty()) {
      throw new RuleViolation(missing);
    }
  }
}
