package org.certbureau.application.draft;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.application.Application;
import org.certbureau.application.Applications;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.line.LineRules;
import org.certbureau.application.line.Rival;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.Sought;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.Policy;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Roles;

/** The certificate that a draft is about, and what it knows of its holder. */
@Dependent
class CertificateOfDraft {
  private static final String FIELD = "certificate";

  @EJB LineRegister lines;
  @Inject CaseFlow flow;
  @Inject Applications applications;

  /**
   * The certificate that is named, by its number or by what its holder has in the hand; nothing for
   * a service that opens one.
   *
   * @throws RuleViolation where one is missing or named in vain, where the service cannot be had
   *     for it now (A-X2, A-X5), and where a branch asks for what is for clerks alone
   * @throws NotFound {@code certificate.line-not-found}, also for another region's and one that
   *     this caller does not see (A-X6)
   */
  Optional<LineView> line(NewApplication begun, Policy policy, Caller caller) {
    String typed = FreeText.cleaned(begun.certificate());
    boolean needed = Procedure.of(begun.service()).needsLine();
    if (needed && typed.isEmpty()) {
      throw new RuleViolation(Problem.of("application.line-missing", FIELD));
    }
    if (!needed) {
      if (!typed.isEmpty()) {
        throw new RuleViolation(Problem.of("application.line-in-vain", FIELD, typed));
      }
      return Optional.empty();
    }
    Sought sought = Sought.of(typed);
    LineView line =
        lines
            .find(begun.region(), sought, Sight.of(caller))
            .orElseThrow(() -> new NotFound("certificate.line-not-found", FIELD, typed));
    if (Procedure.of(begun.service()).job().isForClerksAlone()
        && !caller.inside(begun.region()).has(Roles.ACCEPTOR)) {
      throw new RuleViolation(LineRules.forClerksAlone(policy, begun.service()));
    }
    requireAdmitted(begun, policy, line, sought);
    return Optional.of(line);
  }

  /** What is refused for a reason known here burns no number. */
  private void requireAdmitted(NewApplication begun, Policy policy, LineView line, Sought sought) {
    List<Rival> rivals =
        applications.onLines(List.of(line.id())).getOrDefault(line.id(), List.of());
    LineRules rules = new LineRules(policy, line, rivals);
    List<Problem> against =
        lines
            .notInForce(line, sought)
            .map(pair -> List.of(rules.notInForce(sought.value(), pair)))
            .orElseGet(() -> rules.against(begun.service()));
    if (!against.isEmpty()) {
      throw new RuleViolation(against);
    }
  }

  /**
   * What the certificate knows of its holder stands in the form, unless something else is typed.
   */
  Map<String, String> prefilled(Policy policy, Application application, Map<String, String> typed) {
    if (application.line().isEmpty()) {
      return typed;
    }
    Set<String> asked =
        policy.fields(application.situation()).stream()
            .filter(LineRules::isOfHolder)
            .map(FormField::key)
            .collect(Collectors.toSet());
    Map<String, String> form =
        new HashMap<>(flow.register(application.line().orElseThrow()).form());
    form.keySet().retainAll(asked);
    form.putAll(typed);
    return completed(policy, application, form);
  }

  /** What may not be changed stands in the form also where it was left out. */
  Map<String, String> completed(Policy policy, Application application, Map<String, String> typed) {
    if (application.line().isEmpty()) {
      return typed;
    }
    Map<String, String> register = flow.register(application.line().orElseThrow()).form();
    Map<String, String> form = new HashMap<>(typed);
    for (FormField field : policy.fields(application.situation())) {
      String registered = register.getOrDefault(field.key(), "");
      if (!registered.isEmpty()
          && FreeText.cleaned(form.get(field.key())).isEmpty()
          && LineRules.isFixed(policy, application.situation(), field, register)) {
        form.put(field.key(), registered);
      }
    }
    return form;
  }
}
