package org.certbureau.web.faces.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.certbureau.application.State;
import org.certbureau.application.line.Rival;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.CaseCertificate;
import org.certbureau.certificate.procedure.LineFate;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.RevocationRule;
import org.certbureau.web.faces.frame.Screen;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/** What an application does to its certificate, in words: before it is done, and once it is. */
@Named("outcomes")
@RequestScoped
public class Outcomes {
  @Inject private Figures figures;
  @Inject private GateWords gates;
  @Inject private LossWords losses;
  @Inject private RecoveryWords recoveries;
  @Inject private RekeyWords rekeys;
  @Inject private ServiceWords services;
  @Inject private UnlockWords unlocks;
  @Inject private Words say;

  private enum Kind {
    HOLD("pi-lock"),
    END("pi-ban"),
    LIFT("pi-lock-open");

    private final String icon;

    Kind(String icon) {
      this.icon = icon;
    }

    static Kind of(Procedure procedure) {
      if (procedure.line() == LineFate.ENDS) {
        return END;
      }
      return procedure.holdsAtAcceptance() ? HOLD : LIFT;
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it goes by itself, without a station and a token to be made. */
  public boolean isPlain(Service service) {
    return !Procedure.of(service).needsStation();
  }

  /** The same where it is known what it is about. */
  public boolean isPlain(ApplicationView view) {
    return !view.procedure().needsStation();
  }

  /** Whether it is about a token that is lost. */
  public boolean isLoss(ApplicationView view) {
    return losses.isLoss(view);
  }

  /** Whether it grants years of validity. */
  public boolean isForYears(Service service) {
    return switch (Procedure.of(service).end()) {
      case ISSUE_AND_YEARS, OLD_AND_YEARS -> true;
      default -> false;
    };
  }

  /** What follows once it is handed in or approved; null where a first token is to be made. */
  public Outcome ahead(ApplicationView view) {
    if (losses.isLoss(view)) {
      return losses.ahead(view);
    }
    if (view.certificate() == null || view.state().isFinal()) {
      return null;
    }
    if (view.changes() != null) {
      return view.state().isBeforeEffect() && !view.changes().isEmpty() ? ofChange(view) : null;
    }
    if (rekeys.isRekey(view)) {
      return rekeys.ahead(view);
    }
    if (unlocks.isUnlock(view)) {
      return unlocks.ahead(view, rivals(view));
    }
    if (recoveries.isRecovery(view)) {
      return recoveries.ahead(view, rivals(view));
    }
    if (!isPlain(view)) {
      return view.state().isBeforeEffect() ? ofAnotherToken(view) : null;
    }
    Kind kind = Kind.of(Procedure.of(view.service()));
    List<String> means = new ArrayList<>();
    means.add(meaning(kind, view));
    if (kind == Kind.END) {
      means.addAll(token(view));
    }
    means.addAll(rivals(view));
    return new Outcome(
        kind.key(),
        kind.icon,
        say.of(
            kind == Kind.END && view.certificate().pastEnd()
                ? "outcome.end.expired"
                : "outcome." + kind.key(),
            view.certificate().number(),
            deed(view),
            gates.once(view)),
        means);
  }

  private String meaning(Kind kind, ApplicationView view) {
    CaseCertificate certificate = view.certificate();
    return switch (kind) {
      case HOLD -> say.of("outcome.hold.means", deed(view), lifting(view));
      case END -> say.of(Promises.revoked(certificate), figures.day(certificate.validUntil()));
      case LIFT ->
          say.of(
              Promises.lifted(certificate, services.policy(view).offers(Service.RENEW)),
              figures.day(certificate.validUntil()),
              services.word(view.region(), Service.RENEW));
    };
  }

  /** A new token in place of one that is handed in. */
  private Outcome ofAnotherToken(ApplicationView view) {
    CaseCertificate certificate = view.certificate();
    List<String> means = new ArrayList<>();
    means.add(
        say.of(
            "outcome.token.means",
            certificate.number(),
            figures.day(certificate.validUntil()),
            certificate.chip()));
    means.addAll(rivals(view));
    return new Outcome("change", "pi-refresh", say.of("outcome.token", gates.once(view)), means);
  }

  /** Another pair on the same token, or the register alone (A-X4). */
  private Outcome ofChange(ApplicationView view) {
    String key = isPlain(view) ? "outcome.register" : "outcome.change";
    List<String> means = new ArrayList<>();
    means.add(
        say.of(
            key + ".means",
            view.certificate().number(),
            figures.day(view.certificate().validUntil())));
    means.addAll(rivals(view));
    return new Outcome("change", "pi-info-circle", say.of(key, gates.once(view)), means);
  }

  /** What is so because of it; null where nothing is to be told. */
  public Outcome done(ApplicationView view) {
    if (losses.isLoss(view)) {
      return losses.done(view);
    }
    if (rekeys.isRekey(view)) {
      return rekeys.done(view);
    }
    if (unlocks.isUnlock(view)) {
      return unlocks.done(view);
    }
    if (recoveries.isRecovery(view)) {
      return recoveries.done(view);
    }
    CaseCertificate certificate = view.certificate();
    if (certificate == null
        || certificate.heldSince() == null
        || view.state() != State.CLOSED
        || !Procedure.of(view.service()).isDoneAtAcceptance()) {
      return null;
    }
    boolean own = view.caseNumber().equals(certificate.heldBy());
    return new Outcome(
        Kind.HOLD.key(),
        Kind.HOLD.icon,
        say.of("outcome.held", figures.exactly(certificate.heldSince())),
        List.of(
            own
                ? say.of("outcome.held.means", certificate.number(), lifting(view))
                : losses.heldBy(view)),
        losses.proofs(certificate.publication()),
        LossWords.WHOSE_HOLD,
        losses.reading(view, LossWords.WHOSE_HOLD));
  }

  /** What its holder may want next, for the same token; null where nothing is offered. */
  public Onward onward(ApplicationView view) {
    return unlocks
        .next(view)
        .map(
            service ->
                new Onward(
                    say.of("outcome.onward", services.word(view.region(), service)),
                    Screen.ACCEPT.path()
                        + "?service=%s&certificate=%s"
                            .formatted(service, view.certificate().number())))
        .orElse(null);
  }

  /**
   * Where it goes on.
   *
   * @param address with everything that is known already
   */
  public record Onward(String word, String address) {}

  /** What the agent at the counter is told about a hold; nothing where this case set none. */
  public List<String> tell(ApplicationView view) {
    if (losses.isLoss(view)) {
      return losses.tell(view);
    }
    CaseCertificate certificate = view.certificate();
    return done(view) == null || !view.caseNumber().equals(certificate.heldBy())
        ? List.of()
        : losses.told(view, "outcome.tell.stopped");
  }

  private String deed(ApplicationView view) {
    return services.deed(view.region(), view.service());
  }

  private String lifting(ApplicationView view) {
    return services.word(view.region(), Service.RESUME);
  }

  /** What becomes of the token that carries the certificate. */
  private List<String> token(ApplicationView view) {
    String handedIn =
        view.materials().stream()
            .filter(material -> material.material().isToken() && material.originalSeen())
            .map(MaterialView::shownDocument)
            .findFirst()
            .orElse(null);
    if (handedIn != null) {
      return List.of(say.of("outcome.token-back", handedIn));
    }
    boolean lost =
        services
            .policy(view)
            .revocation(reason(view), situation(view))
            .filter(row -> row.listed() == RevocationRule.Listed.KEY_COMPROMISE)
            .isPresent();
    return lost && view.certificate().chip() != null
        ? List.of(say.of("outcome.token-lost", view.certificate().chip()))
        : List.of();
  }

  private Situation situation(ApplicationView view) {
    return new Situation(view.service(), view.holder(), view.channel(), view.facts())
        .with(Fact.BY_BUREAU, services.policy(view).isBureausReason(reason(view)));
  }

  private static String reason(ApplicationView view) {
    return view.fields().stream()
        .filter(field -> field.getKey().equals(FormKeys.REVOCATION_REASON))
        .map(field -> field.value())
        .findFirst()
        .orElse("");
  }

  /** Other applications on the same certificate that stop for it, or that it waits for. */
  public List<String> rivals(ApplicationView view) {
    return view.certificate() == null
        ? List.of()
        : Stream.concat(
                view.certificate().stops().stream().map(rival -> rival("line.stops", view, rival)),
                view.certificate().waitsFor().stream()
                    .map(rival -> rival("line.waits", view, rival)))
            .toList();
  }

  private String rival(String key, ApplicationView view, Rival rival) {
    return say.of(key, rival.caseNumber().value(), services.word(view.region(), rival.service()));
  }

  /** What the button that hands it in does. */
  public String submitting(ApplicationView view) {
    if (!isPlain(view) || view.changes() != null) {
      return say.of(losses.holds(view) ? "accept.submit.hold" : "accept.submit");
    }
    return say.of(
        Procedure.of(view.service()).isDoneAtAcceptance()
            ? "accept.submit.at-once"
            : "accept.submit.for",
        deed(view));
  }

  /** What the button that approves it does. */
  public String approving(ApplicationView view) {
    if (isPlain(view) && view.changes() == null) {
      return say.of("review.approve.for", deed(view));
    }
    return say.of(losses.isLoss(view) ? "review.approve.lost" : "review.approve");
  }

  /** What the button that takes it in does. */
  public String accepting(ApplicationView view) {
    return say.of(losses.holds(view) ? "accept.accept.hold" : "accept.accept");
  }

  /** What the button that keeps a draft does: a draft never holds anything. */
  public String drafting(Service service) {
    return say.of(
        service != null && Procedure.of(service).holdsAtAcceptance()
            ? "accept.draft.no-hold"
            : "accept.draft");
  }

  /** What giving it back, refusing or withdrawing it does besides ending it. */
  public String leaving(ApplicationView view, String step) {
    return losses.leaving(view, step);
  }

  /** A button with whether the hold outlasts it. */
  public String keeping(ApplicationView view, String word) {
    return losses.isHeld(view) ? say.of("outcome.hold-stays", word) : word;
  }
}
