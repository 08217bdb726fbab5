package org.certbureau.web.faces.acceptance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.InspectionRule;
import org.certbureau.web.faces.frame.Screen;
import org.certbureau.web.faces.words.Remedies;
import org.certbureau.web.faces.words.Words;

/** What helps where a token is not damaged; what is a service of ours can be begun from here. */
@RequestScoped
public class WaysOut {
  @Inject private Remedies remedies;
  @Inject private Words say;

  /**
   * Another way to help.
   *
   * @param address where it begins; empty where there is nothing to begin
   */
  public record Way(String label, String note, String rule, String citation, String address) {}

  List<Way> of(InspectionRule row, ApplicationView view) {
    return row.otherwise().stream()
        .map(
            way ->
                new Way(
                    say.in(way.label()),
                    note(way, view),
                    way.rule(),
                    way.citation(),
                    begin(way, view)))
        .toList();
  }

  /** What is not to be had sends nobody anywhere. */
  private String note(InspectionRule.WayOut way, ApplicationView view) {
    return way.service() == null || isOpen(way, view)
        ? say.in(way.note())
        : remedies.of(view.region(), way.service())
            + (way.service() == Service.UNLOCK ? say.of("inspect.type-right") : "");
  }

  private String begin(InspectionRule.WayOut way, ApplicationView view) {
    return way.service() == null || view.certificate() == null || !isOpen(way, view)
        ? ""
        : Screen.ACCEPT.path()
            + "?service=%s&certificate=%s".formatted(way.service(), view.certificate().number());
  }

  private boolean isOpen(InspectionRule.WayOut way, ApplicationView view) {
    return remedies.isOpen(view.region(), way.service());
  }
}
