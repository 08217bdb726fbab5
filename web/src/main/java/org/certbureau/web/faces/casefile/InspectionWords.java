package org.certbureau.web.faces.casefile;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.stream.Collectors;
import org.certbureau.application.inspection.InspectionDesk;
import org.certbureau.application.inspection.InspectionView;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.region.policy.Choice;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/** What an inspection has found, in a sentence: for who reviews the case, and who looks it up. */
@Named("inspected")
@RequestScoped
public class InspectionWords {
  @EJB private InspectionDesk desk;
  @Inject private Figures figures;
  @Inject private Words say;

  private ApplicationView asked;
  private InspectionView seen;

  /** Null where nothing is to be looked at. */
  public InspectionView of(ApplicationView application) {
    if (application != null && asked != application) {
      asked = application;
      seen = desk.inspection(application.caseNumber()).orElse(null);
    }
    return application == null ? null : seen;
  }

  /** Of whom and by which means; empty before anybody looked. */
  public String told(ApplicationView application) {
    InspectionView found = of(application);
    if (found == null || found.inspectedBy() == null) {
      return "";
    }
    String answers =
        found.answers().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                answer ->
                    say.of("answer." + answer.getKey() + (answer.getValue() ? ".yes" : ".no")))
            .collect(Collectors.joining(say.of("list.separator")));
    String methods =
        found.methods().stream()
            .flatMap(code -> found.row().method(code).stream())
            .map(Choice::label)
            .map(say::in)
            .collect(Collectors.joining(say.of("list.separator")));
    return say.of(
        "inspect.told",
        answers,
        methods.isEmpty() ? "—" : methods,
        found.remark() == null ? "" : found.remark(),
        found.inspectorName(),
        figures.moment(found.inspectedAt()));
  }
}
