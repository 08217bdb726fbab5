package org.certbureau.web.faces.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.StepView;
import org.certbureau.kernel.Problem;
import org.certbureau.payment.ChargeView;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/** What can become of a certificate whose token is lost: four ways, and a reviewer chooses one. */
@Named("fates")
@RequestScoped
public class Fates {
  @Inject private Figures figures;
  @Inject private Finding finding;
  @Inject private LossWords losses;
  @Inject private Words say;

  /**
   * One of them.
   *
   * @param digit of its key
   * @param button what carries it out, by its id
   * @param means what follows, or why this person cannot choose it
   */
  public record Fate(
      int digit, String button, String icon, String word, String means, boolean open) {}

  /** Whether that is what the case waits for. */
  public boolean isAsked(ApplicationView view) {
    return view.state() == State.ACCEPTED && losses.isHeld(view);
  }

  public List<Fate> of(ApplicationView view, ChargeView charge) {
    boolean returned = view.allows(Step.RETURN);
    return List.of(
        new Fate(
            1,
            "approve",
            "pi-refresh",
            say.of("fate.reissue"),
            view.allows(Step.APPROVE) ? reissue(view, charge) : why(view, Step.APPROVE),
            view.allows(Step.APPROVE)),
        new Fate(
            2,
            "find",
            "pi-lock-open",
            say.of("found.button"),
            finding.isPossible(view)
                ? say.of("fate.found", view.certificate().chip(), finding.released(view))
                : finding.why(view),
            finding.isPossible(view)),
        new Fate(
            3,
            "giveBack",
            "pi-undo",
            say.of("review.give-back"),
            returned ? say.of("fate.returned") : why(view, Step.RETURN),
            returned),
        new Fate(
            4,
            "refuse",
            "pi-times-circle",
            say.of("review.refuse"),
            returned ? say.of("fate.refused") : why(view, Step.REFUSE),
            returned));
  }

  private String reissue(ApplicationView view, ChargeView charge) {
    String end = figures.day(view.certificate().validUntil());
    return charge == null || charge.total().isZero() || charge.isSettled()
        ? say.of("fate.reissue.means", end)
        : say.of("fate.reissue.unpaid", figures.money(charge.total()), end);
  }

  private String why(ApplicationView view, Step step) {
    return view.steps().stream()
        .filter(told -> told.step() == step)
        .map(StepView::obstacles)
        .flatMap(List::stream)
        .findFirst()
        .map((Problem problem) -> say.problem(problem))
        .orElse(say.of("fate.not-yours"));
  }
}
