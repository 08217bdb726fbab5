package org.certbureau.application.view;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.application.Application;
import org.certbureau.application.AtRest;
import org.certbureau.application.Badge;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.CaseRules;
import org.certbureau.application.Step;
import org.certbureau.application.line.LineRules;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.sight.CaseSight;
import org.certbureau.application.warning.Warning;
import org.certbureau.application.warning.Warnings;
import org.certbureau.audit.AuditTrail;
import org.certbureau.ca.crl.Publication;
import org.certbureau.ca.crl.Publications;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.kernel.Problem;
import org.certbureau.paper.PaperPress;
import org.certbureau.region.form.FieldMask;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.policy.WarningRule;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;

/** Makes what screens and doors show of applications. */
@Dependent
class CaseViews {
  @EJB AuditTrail audit;
  @EJB Callers callers;
  @EJB LineRegister lines;
  @Inject AtRest atRest;
  @Inject CaseFlow flow;
  @Inject PaperPress press;
  @Inject Publications publications;
  @Inject Warnings warnings;

  ApplicationView view(Application application, Caller caller) {
    CaseRules rules = flow.rulesOf(application);
    boolean seen = rules.line().filter(line -> isSeen(line, caller)).isPresent();
    List<Warning> warned = told(application, rules, caller, seen);
    Optional<Sourced> asking =
        rules.warning().filter(row -> isTold(row, application, caller, warned));
    List<Problem> problems =
        told(rules.missing(), seen).stream()
            .filter(problem -> asking.isPresent() || !"warning".equals(problem.field()))
            .toList();
    return new ApplicationView(
        application.caseNumber(),
        application.region(),
        application.request().service(),
        application.request().holder(),
        application.channel(),
        rules
            .line()
            .filter(line -> seen)
            .map(line -> CaseCertificate.of(line, application, publication(line.line())))
            .orElse(null),
        application.state(),
        Badge.of(application.state(), application.gates()),
        application.form().unitName(),
        application.form().creditCode(),
        application.unitId().orElse(null),
        application.request().years(),
        application.request().systems(),
        application.situation().facts(),
        rules.policy().version(),
        application.policyVersion().isPresent(),
        application.revision(),
        application.acts().created().by(),
        application.acts().created().at(),
        application.acts().submitted().by(),
        application.acts().submitted().at(),
        application.acts().accepted().by(),
        application.acts().accepted().at(),
        application.acts().reviewed().by(),
        application.acts().reviewed().at(),
        application.acts().closed().at(),
        application.standing().dueOn().orElse(null),
        DeadlineView.of(application, rules),
        application.standing().said().orElse(null),
        application.standing().stoppedBy().orElse(null),
        application.standing().failure().orElse(null),
        asking.map(row -> warning(application, row)).orElse(null),
        warned,
        fields(application, rules, problems),
        seen ? ChangeView.all(rules) : null,
        MaterialView.all(application, rules),
        rules.consents(),
        GateView.all(application.gates()),
        steps(application, rules, caller, seen),
        problems,
        timeline(application));
  }

  /** A case of its region is a branch's to see, the certificate only where it has to do with it. */
  private boolean isSeen(LineRules rules, Caller caller) {
    Sight sight = Sight.of(caller);
    return sight.isWhole(rules.line().region())
        || lines.find(rules.line().number(), sight).isPresent();
  }

  /** What stands against a certificate names it, its state and other applications on it. */
  private static List<Problem> told(List<Problem> problems, boolean seen) {
    return seen
        ? problems
        : problems.stream().filter(problem -> !"certificate".equals(problem.field())).toList();
  }

  private Publication publication(LineView line) {
    PairView pair = line.inForce();
    return pair == null || pair.revokedAt() == null
        ? null
        : publications.of(pair.issuer(), pair.serials()).orElse(null);
  }

  /** Who does not see the certificate is told nothing of it. */
  private List<Warning> told(
      Application application, CaseRules rules, Caller caller, boolean seen) {
    return rules.line().isPresent() && !seen
        ? List.of()
        : warnings.of(application, rules, Sight.of(caller.inside(application.region())).named());
  }

  /** A question that tells of a certificate is asked of whoever may see that there is one. */
  private static boolean isTold(
      Sourced row, Application application, Caller caller, List<Warning> warned) {
    return !(row instanceof WarningRule)
        || Sight.of(caller).isWhole(application.region())
        || warned.stream().anyMatch(warning -> warning.rule().equals(row.rule()));
  }

  private static WarningView warning(Application application, Sourced row) {
    return application
        .confirmed(row.rule())
        .map(said -> WarningView.answered(row, said))
        .orElseGet(() -> WarningView.open(row));
  }

  private List<FieldView> fields(Application application, CaseRules rules, List<Problem> problems) {
    List<FieldView> fields = new ArrayList<>();
    Map<String, String> registered =
        application.state().isEditable() ? rules.registered() : Map.of();
    for (FormField field : rules.policy().fields(rules.situation())) {
      String value = rules.form().getOrDefault(field.key(), "");
      Problem problem =
          problems.stream()
              .filter(candidate -> field.key().equals(candidate.field()))
              .findFirst()
              .orElse(null);
      String shown = FieldMask.shown(field, value);
      Problem note = press.gaps(value).map(gap -> gap.at(field.key())).orElse(null);
      boolean known = !registered.isEmpty() && LineRules.isOfHolder(field);
      fields.add(
          new FieldView(
              field,
              shown,
              !shown.equals(value),
              problem,
              note,
              known ? FieldMask.shown(field, registered.getOrDefault(field.key(), "")) : null,
              LineRules.isFixed(rules.policy(), rules.situation(), field, registered),
              ChangeMeans.of(rules, field, application.state().isEditable())));
    }
    return fields;
  }

  private static List<StepView> steps(
      Application application, CaseRules rules, Caller caller, boolean seen) {
    if (!CaseSight.changing(caller).sees(application.region(), application.acts().created().by())) {
      return List.of();
    }
    return Step.of(application.state(), caller.inside(application.region()).roles()).stream()
        .map(
            step ->
                new StepView(
                    step,
                    told(
                        Stream.concat(
                                rules.ownObstacles(step, caller).stream(),
                                rules.obstacles(step).stream())
                            .toList(),
                        seen)))
        .toList();
  }

  private List<TimelineEntry> timeline(Application application) {
    Map<String, String> names = new HashMap<>();
    return audit.of(Application.AUDIT_TYPE, application.caseNumber().value()).stream()
        .map(
            entry ->
                new TimelineEntry(
                    entry.occurredAt(),
                    entry.actor(),
                    names.computeIfAbsent(entry.actor(), callers::displayName),
                    entry.action(),
                    entry.details(),
                    entry.objectNumber()))
        .toList();
  }
}
