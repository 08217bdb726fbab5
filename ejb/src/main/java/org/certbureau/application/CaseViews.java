package org.certbureau.application;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.Masking;
import org.certbureau.kernel.Problem;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.Policy;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;

/** Makes what screens and doors show of applications. */
@Dependent
class CaseViews {
  @EJB AuditTrail audit;
  @EJB Callers callers;
  @Inject AtRest atRest;
  @Inject CaseFlow flow;

  ApplicationView view(Application application, Caller caller) {
    CaseRules rules = flow.rulesOf(application);
    List<Problem> problems = rules.missing();
    return new ApplicationView(
        application.caseNumber(),
        application.region(),
        application.service(),
        application.holder(),
        application.channel(),
        application.state(),
        Badge.of(application.state(), application.gates()),
        application.unitName(),
        application.creditCode(),
        application.unitId().orElse(null),
        application.years(),
        application.applications(),
        application.situation().facts(),
        rules.policy().version(),
        application.policyVersion().isPresent(),
        application.revision(),
        application.createdBy(),
        application.createdAt(),
        application.submittedBy(),
        application.submittedAt(),
        application.acceptedBy(),
        application.acceptedAt(),
        application.reviewedBy(),
        application.reviewedAt(),
        application.closedAt(),
        application.dueOn().orElse(null),
        application.reason().orElse(null),
        warning(application, rules),
        fields(application, rules, problems),
        rules.materials().stream().map(material -> material(application, rules, material)).toList(),
        rules.consents(),
        gates(application),
        steps(application, rules, caller),
        problems,
        timeline(application));
  }

  private static WarningView warning(Application application, CaseRules rules) {
    return rules
        .warning()
        .map(
            row ->
                application
                    .confirmed(row.rule())
                    .map(said -> said.toView(row))
                    .orElseGet(() -> WarningView.open(row)))
        .orElse(null);
  }

  private static List<FieldView> fields(
      Application application, CaseRules rules, List<Problem> problems) {
    List<FieldView> fields = new ArrayList<>();
    for (FormField field : rules.policy().fields(application.situation())) {
      String value = rules.form().getOrDefault(field.key(), "");
      Problem problem =
          problems.stream()
              .filter(candidate -> field.key().equals(candidate.field()))
              .findFirst()
              .orElse(null);
      String shown = shown(field, value);
      fields.add(new FieldView(field, shown, !shown.equals(value), problem));
    }
    return fields;
  }

  /** Names and addresses stay readable; numbers and mailboxes that identify a person do not. */
  private static String shown(FormField field, String value) {
    if (!field.personal() || value.isEmpty()) {
      return value;
    }
    return switch (field.kind()) {
      case CITIZEN_ID -> Masking.citizenId(value);
      case DOCUMENT_NUMBER ->
          value.length() == 18 ? Masking.citizenId(value) : Masking.document(value);
      case PASSPORT -> Masking.document(value);
      case MOBILE, PHONE -> Masking.mobile(value);
      case EMAIL -> Masking.email(value);
      default -> value;
    };
  }

  private static MaterialView material(
      Application application, CaseRules rules, Material material) {
    Optional<PresentedMaterial> presented = application.existingMaterial(material.code());
    return new MaterialView(
        material,
        rules.demands(material),
        presented.map(PresentedMaterial::scans).orElse(List.of()).stream()
            .map(CaseViews::scan)
            .toList(),
        presented.map(PresentedMaterial::isOriginalSeen).orElse(false),
        presented.map(PresentedMaterial::originalBy).orElse(null),
        presented.map(PresentedMaterial::originalAt).orElse(null),
        presented.map(PresentedMaterial::shownDocument).orElse(null),
        presented.map(PresentedMaterial::waiveReason).orElse(null),
        presented.map(PresentedMaterial::waivedBy).orElse(null),
        presented.map(PresentedMaterial::waivedAt).orElse(null));
  }

  static ScanView scan(Scan scan) {
    return new ScanView(
        scan.id(),
        scan.fileName(),
        scan.format().mediaType(),
        scan.width(),
        scan.height(),
        scan.size(),
        scan.digest(),
        scan.attachedBy(),
        scan.attachedAt());
  }

  private static List<GateView> gates(Application application) {
    GateProgress gates = application.gates();
    return gates.required().stream()
        .sorted()
        .map(gate -> new GateView(gate, gates.isOpen(gate)))
        .toList();
  }

  private static List<StepView> steps(Application application, CaseRules rules, Caller caller) {
    return Step.of(application.state(), caller.roles()).stream()
        .map(
            step ->
                new StepView(
                    step,
                    Stream.concat(
                            rules.ownObstacles(step, caller).stream(),
                            rules.obstacles(step).stream())
                        .toList()))
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

  /**
   * @param found the rows of the page, and one more if there is a page behind it
   */
  WorkPage page(List<Application> found, int rows) {
    List<Application> shown = found.subList(0, Math.min(rows, found.size()));
    String next = null;
    if (found.size() > rows) {
      Application last = shown.get(rows - 1);
      next = WorkCursor.behind(last).toString();
    }
    return new WorkPage(shown.stream().map(this::item).toList(), next);
  }

  private WorkItem item(Application application) {
    Policy policy = flow.policyOf(application);
    Map<String, String> form = atRest.openForm(application);
    return new WorkItem(
        application.caseNumber(),
        application.region(),
        application.service(),
        policy.word(application.service(), Locale.SIMPLIFIED_CHINESE),
        application.holder(),
        application.channel(),
        application.state(),
        Badge.of(application.state(), application.gates()),
        application.state().isFinal()
            ? List.of()
            : application.gates().closed().stream().sorted().toList(),
        gates(application),
        application.unitName(),
        application.creditCode(),
        form.get(FormKeys.AGENT_NAME),
        Masking.mobile(form.get(FormKeys.AGENT_MOBILE)),
        application.createdAt(),
        application.submittedAt(),
        application.dueOn().orElse(null),
        application.dueOn().filter(due -> due.isBefore(flow.today())).isPresent(),
        application.acceptedBy());
  }
}
