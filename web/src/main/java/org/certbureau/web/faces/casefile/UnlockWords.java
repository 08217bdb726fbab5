package org.certbureau.web.faces.casefile;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certbureau.application.State;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.region.business.Service;
import org.certbureau.station.ProductionDesk;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/** What another PIN does to its holder's token, in words (ADR 36). */
@RequestScoped
class UnlockWords {
  private static final String KIND = "lift";
  private static final String ICON = "pi-key";

  @EJB private ProductionDesk production;
  @Inject private Figures figures;
  @Inject private GateWords gates;
  @Inject private ServiceWords services;
  @Inject private Words say;

  boolean isUnlock(ApplicationView view) {
    return view.certificate() != null && view.procedure().job() == JobKind.RESET_PIN;
  }

  /** What follows once it is handed in, or passed; null once it is done. */
  Outcome ahead(ApplicationView view, List<String> rivals) {
    if (!view.state().isBeforeEffect()) {
      return null;
    }
    List<String> means = new ArrayList<>();
    means.add(say.of("outcome.unlock.reader"));
    means.add(say.of("outcome.unlock.same", figures.day(view.certificate().validUntil())));
    if (!production.canUnlock(view.region(), view.certificate().chip())) {
      means.add(0, say.of("outcome.unlock.no-key"));
    }
    means.addAll(rivals);
    return new Outcome(
        KIND, ICON, say.of("outcome.unlock", view.certificate().chip(), gates.once(view)), means);
  }

  /** What is so because of it; null where nothing is to be told. */
  Outcome done(ApplicationView view) {
    if (view.state() == State.FAILED) {
      return new Outcome(
          "hold",
          ICON,
          say.of("outcome.unlock.failed", view.certificate().chip()),
          List.of(say.of("outcome.unlock.again")));
    }
    return view.state() == State.COLLECT || view.state() == State.CLOSED
        ? new Outcome(
            KIND,
            ICON,
            say.of("outcome.unlock.done", view.certificate().chip()),
            List.of(say.of("outcome.unlock.done.means")))
        : null;
  }

  /**
   * The service that mostly brought its holder, and that the same token can be given to at once:
   * none where its region has none of it, or the certificate takes no more of it.
   */
  Optional<Service> next(ApplicationView view) {
    boolean over = view.state() == State.COLLECT || view.state() == State.CLOSED;
    LineStanding standing = view.certificate() == null ? null : view.certificate().standing();
    return isUnlock(view)
            && over
            && (standing == LineStanding.ACTIVE || standing == LineStanding.EXPIRED)
            && services.policy(view).offers(Service.RENEW)
        ? Optional.of(Service.RENEW)
        : Optional.empty();
  }
}
