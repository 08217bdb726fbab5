package org.certbureau.application.draft;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.application.Application;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.line.LineRules;
import org.certbureau.certificate.LineNumber;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.Policy;
import org.certbureau.staff.Caller;

/** The certificate that a draft is about, and what it knows of its holder. */
@Dependent
class CertificateOfDraft {
  private static final String FIELD = "certificate";

  @EJB LineRegister lines;
  @Inject CaseFlow flow;

  /**
   * The certificate that is named; nothing for a service that opens one.
   *
   * @throws RuleViolation where one is missing, or named in vain
   * @throws NotFound {@code certificate.line-not-found}, also for another region's and one that
   *     this caller does not see (A-X6)
   */
  Optional<LineView> line(NewApplication begun, Caller caller) {
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
    return Optional.of(
        LineNumber.find(typed)
            .flatMap(number -> lines.find(number, Sight.of(caller)))
            .filter(line -> line.region().equals(begun.region()))
            .orElseThrow(() -> new NotFound("certificate.line-not-found", FIELD, typed)));
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
    Map<String, String> form = new HashMap<>(flow.register(application.line().orElseThrow()));
    form.keySet().retainAll(asked);
    form.putAll(typed);
    return form;
  }
}
