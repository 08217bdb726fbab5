package org.certbureau.web.faces.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certbureau.application.State;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.FieldView;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/** What becomes of a token to which a decryption key comes back (A-G7), in words. */
@RequestScoped
class RecoveryWords {
  private static final String KIND = "lift";
  private static final String ICON = "pi-key";

  @Inject private Figures figures;
  @Inject private GateWords gates;
  @Inject private Words say;

  boolean isRecovery(ApplicationView view) {
    return view.certificate() != null && view.procedure().job() == JobKind.RESTORE_KEY;
  }

  /** What follows once it is handed in, or passed; null once it is done. */
  Outcome ahead(ApplicationView view, List<String> rivals) {
    if (!view.state().isBeforeEffect()) {
      return null;
    }
    List<String> means = new ArrayList<>();
    means.add(say.of("outcome.recovery.officers"));
    means.add(say.of("outcome.recovery.same", figures.day(view.certificate().validUntil())));
    means.addAll(rivals);
    return new Outcome(
        KIND,
        ICON,
        say.of("outcome.recovery", view.certificate().chip(), gates.once(view), pair(view)),
        means);
  }

  /** What is so because of it; null where nothing is to be told. */
  Outcome done(ApplicationView view) {
    String chip = view.certificate().chip();
    if (view.state() == State.FAILED) {
      return new Outcome(
          "hold",
          ICON,
          say.of("outcome.recovery.failed", chip, pair(view)),
          List.of(
              say.of(
                  Optional.ofNullable(view.failure())
                          .filter(ProductionFailure::isDecision)
                          .isPresent()
                      ? "outcome.recovery.decided"
                      : "outcome.recovery.again")));
    }
    return view.state() == State.COLLECT || view.state() == State.CLOSED
        ? new Outcome(
            KIND,
            ICON,
            say.of("outcome.recovery.done", chip, pair(view)),
            List.of(say.of("outcome.recovery.done.means")))
        : null;
  }

  private static String pair(ApplicationView view) {
    return view.fields().stream()
        .filter(field -> field.getKey().equals(FormKeys.RECOVERED_PAIR))
        .map(FieldView::value)
        .findFirst()
        .orElse("");
  }
}
