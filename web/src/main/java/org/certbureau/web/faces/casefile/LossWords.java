package org.certbureau.web.faces.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.CaseCertificate;
import org.certbureau.application.view.HoldAdvice;
import org.certbureau.ca.crl.Publication;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.region.policy.Reading;
import org.certbureau.web.faces.casefile.Outcome.Proof;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Language;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/** What a loss does to its certificate, in words: the hold, and what takes its place. */
@RequestScoped
class LossWords {
  /** A hold belongs to the case that set it. */
  static final String WHOSE_HOLD = "A-X7";

  /** What was revoked for a loss stays so. */
  private static final String FOR_GOOD = "A-X8";

  private static final String HOLD = "hold";
  private static final String LOCK = "pi-lock";
  private static final String END = "end";
  private static final String BAN = "pi-ban";

  @Inject private Figures figures;
  @Inject private GateWords gates;
  @Inject private Language language;
  @Inject private PublicationWords publications;
  @Inject private ServiceWords services;
  @Inject private Words say;

  boolean isLoss(ApplicationView view) {
    return view.certificate() != null && Procedure.of(view.service()).oldPair().isGoneFirst();
  }

  /** Whether its acceptance puts the certificate on hold. */
  boolean holds(ApplicationView view) {
    return Procedure.of(view.service()).holdsAtAcceptance()
        && (view.certificate() == null || view.certificate().heldSince() == null);
  }

  /** Whether it has come to a hold that outlasts its end. */
  boolean isHeld(ApplicationView view) {
    return isLoss(view) && view.certificate().heldSince() != null && view.acceptedAt() != null;
  }

  /** What follows once it is handed in, or passed. */
  Outcome ahead(ApplicationView view) {
    if (!view.state().isBeforeEffect()) {
      return null;
    }
    if (view.state() == State.ACCEPTED) {
      return new Outcome(
          END,
          BAN,
          say.of("outcome.lost.passed", gates.once(view)),
          List.of(say.of("outcome.lost.passed.means", number(view), end(view))),
          List.of(),
          FOR_GOOD,
          reading(view, FOR_GOOD));
    }
    boolean held = view.certificate().heldSince() != null;
    List<String> means = new ArrayList<>();
    means.add(held ? heldBy(view) : say.of("outcome.lost.means", number(view)));
    means.add(say.of("outcome.lost.then", end(view)));
    return new Outcome(
        HOLD,
        LOCK,
        say.of(held ? "outcome.lost.held" : "outcome.hold"),
        means,
        List.of(),
        WHOSE_HOLD,
        reading(view, WHOSE_HOLD));
  }

  /** What is so because of it. */
  Outcome done(ApplicationView view) {
    if (isHeld(view)) {
      return new Outcome(
          HOLD,
          LOCK,
          say.of("outcome.held", figures.exactly(view.certificate().heldSince())),
          own(view),
          proofs(view.certificate().publication()),
          WHOSE_HOLD,
          reading(view, WHOSE_HOLD));
    }
    return switch (view.state()) {
      case READY, PRODUCING -> revoked(view, "outcome.lost.producing");
      case FAILED -> revoked(view, "outcome.lost.failed");
      case COLLECT -> revoked(view, "outcome.lost.made");
      default -> null;
    };
  }

  /** How the token comes back stands among what the agent is told, where that is told. */
  private List<String> own(ApplicationView view) {
    if (!isOwn(view)) {
      return List.of(heldBy(view));
    }
    String own =
        say.of(view.state().isFinal() ? "outcome.lost.own.over" : "outcome.lost.own", number(view));
    return tell(view).isEmpty() ? List.of(own, advice(view).back()) : List.of(own);
  }

  private Outcome revoked(ApplicationView view, String means) {
    return new Outcome(
        END,
        BAN,
        say.of("outcome.lost.revoked"),
        List.of(say.of(means, number(view), end(view))),
        List.of(),
        FOR_GOOD,
        reading(view, FOR_GOOD));
  }

  /** What the agent at the counter is told about the hold that it has set. */
  List<String> tell(ApplicationView view) {
    return !isHeld(view) || !isOwn(view) || view.state() != State.ACCEPTED
        ? List.of()
        : told(view, "outcome.lost.tell.stopped");
  }

  /** What a step that leaves it does to the certificate; empty for nothing. */
  String leaving(ApplicationView view, String step) {
    if (!isLoss(view)) {
      return "";
    }
    if (view.state() == State.FAILED && Step.REFUSE.name().equals(step)) {
      return say.of("outcome.lost.ends", number(view));
    }
    return isHeld(view) ? say.of("outcome.lost.stays", number(view)) : "";
  }

  /**
   * What the agent is told, as the receipt has it.
   *
   * @param first the key of what is so from now on
   */
  List<String> told(ApplicationView view, String first) {
    List<String> told = new ArrayList<>();
    told.add(say.of(first));
    told.add(say.of("outcome.tell.number", view.caseNumber().value()));
    told.addAll(advice(view).further());
    return told;
  }

  private HoldAdvice advice(ApplicationView view) {
    return new HoldAdvice(
        view, services.policy(view), language.getLocale(), figures::day, figures::moment);
  }

  String heldBy(ApplicationView view) {
    return advice(view).heldByAnother();
  }

  private static boolean isOwn(ApplicationView view) {
    return view.caseNumber().equals(view.certificate().heldBy());
  }

  private static String number(ApplicationView view) {
    return view.certificate().number();
  }

  private String end(ApplicationView view) {
    CaseCertificate certificate = view.certificate();
    return certificate.validUntil() == null ? "" : figures.day(certificate.validUntil());
  }

  /** The words of one of the bureau's own readings; empty where the policy has none. */
  String reading(ApplicationView view, String id) {
    return services.policy(view).readings().stream()
        .filter(reading -> reading.reading().equals(id))
        .map(Reading::words)
        .findFirst()
        .orElse("");
  }

  /** What relying parties are told of a hold. */
  List<Proof> proofs(Publication told) {
    if (told == null) {
      return List.of();
    }
    String[] look =
        switch (told.state()) {
          case PUBLISHED -> new String[] {"ok", "pi-check-circle"};
          case PUBLISHING -> new String[] {"run", "pi-hourglass"};
          case LATE -> new String[] {"bad", "pi-exclamation-triangle"};
        };
    return List.of(
        new Proof("ok", "pi-check-circle", publications.status(told, true)),
        new Proof(look[0], look[1], publications.list(told)));
  }
}
