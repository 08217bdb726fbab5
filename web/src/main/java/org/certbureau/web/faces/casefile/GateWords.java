package org.certbureau.web.faces.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.GateView;
import org.certbureau.region.business.Gate;
import org.certbureau.web.faces.words.Words;

/** Once what an application takes effect, in words: not before its last gate is open. */
@RequestScoped
class GateWords {
  @Inject private Words say;

  /** By the gates that are closed beside the review; a draft has not come to any. */
  String once(ApplicationView view) {
    return say.of(key(view.gates()));
  }

  static String key(List<GateView> gates) {
    if (gates.isEmpty()) {
      return "outcome.once.draft";
    }
    boolean unpaid = isClosed(gates, Gate.PAYMENT);
    boolean papers = gates.stream().anyMatch(one -> one.gate().isOfPapers() && !one.open());
    if (unpaid) {
      return papers ? "outcome.once.paid-and-papers" : "outcome.once.paid";
    }
    return papers ? "outcome.once.papers" : "outcome.once";
  }

  private static boolean isClosed(List<GateView> gates, Gate gate) {
    return gates.stream().anyMatch(one -> one.gate() == gate && !one.open());
  }
}
