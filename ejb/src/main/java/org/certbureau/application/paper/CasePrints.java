package org.certbureau.application.paper;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.Application;
import org.certbureau.application.AtRest;
import org.certbureau.application.CaseRules;
import org.certbureau.application.MaterialRules;
import org.certbureau.application.PrintedPaper;
import org.certbureau.application.Step;
import org.certbureau.kernel.Problem;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.PaperRule;

/** The papers of an application that the bureau prints, and whether they say what it says. */
@Dependent
class CasePrints {
  @Inject PrintCounts counts;
  @Inject AtRest atRest;

  /** What the materials name; what was waived or may be left out is printed by itself alone. */
  List<PrintView> of(Application application, CaseRules rules) {
    return Stream.of(PaperRule.Kind.values())
        .filter(kind -> rules.policy().paper(kind, application.situation()).isPresent())
        .map(kind -> view(application, rules, kind))
        .filter(view -> !view.materials().isEmpty())
        .toList();
  }

  private PrintView view(Application application, CaseRules rules, PaperRule.Kind kind) {
    List<Material> materials =
        rules.papers().all().stream()
            .filter(material -> MaterialRules.kind(material).filter(kind::equals).isPresent())
            .toList();
    return new PrintView(
        kind,
        materials.stream().map(Material::code).toList(),
        materials.stream()
            .filter(rules.papers()::demands)
            .filter(material -> rules.papers().waived(material).isEmpty())
            .mapToInt(material -> Math.max(1, material.copies()))
            .sum(),
        counts.printed(application, kind),
        isOutdated(application, rules, kind),
        missing(rules, kind));
  }

  private boolean isOutdated(Application application, CaseRules rules, PaperRule.Kind kind) {
    byte[] now = rules.papers().prints().get(kind);
    return counts
        .lastSaid(application, kind)
        .filter(said -> !MessageDigest.isEqual(atRest.openPrint(application, said), now))
        .isPresent();
  }

  private static List<FormField> missing(CaseRules rules, PaperRule.Kind kind) {
    Set<String> wrong =
        rules.obstacles(Step.SUBMIT).stream()
            .map(Problem::field)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<String> said = PrintedPaper.keys(kind, rules.policy(), rules.situation());
    return rules.policy().fields(rules.situation()).stream()
        .filter(field -> said.contains(field.key()) && wrong.contains(field.key()))
        .toList();
  }
}
