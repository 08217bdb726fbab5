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
import org.certbureau.ca.crl.Publication;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Reading;
import org.certbureau.region.policy.RevocationRule;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/** What an application does to its certificate, in words: before it is done, and once it is. */
@Named("outcomes")
@RequestScoped
public class Outcomes {
  /** A hold belongs to the case that set it. */
  private static final String WHOSE_HOLD = "A-X7";

  @Inject private Figures figures;
  @Inject private PublicationWords publications;
  @Inject private ServiceWords services;
  @Inject private Words say;

  /**
   * What will happen, or has.
   *
   * @param kind how it looks: {@code hold}, {@code end} or {@code lift}
   * @param means what it means, a sentence each
   * @param proofs what relying parties are told of it
   * @param rule the reading that it follows; null where none is cited
   */
  public record Outcome(
      String kind,
      String icon,
      String title,
      List<String> means,
      List<Proof> proofs,
      String rule,
      String citation) {
    Outcome(String kind, String icon, String title, List<String> means) {
      this(kind, icon, title, means, List.of(), null, null);
    }
  }

  /**
   * Something that relying parties are told.
   *
   * @param tint {@code ok} once they are
   */
  public record Proof(String tint, String icon, String text) {}

  private enum Kind {
    HOLD("pi-lock"),
    END("pi-ban"),
    LIFT("pi-lock-open");

    private final String icon;

    Kind(String icon) {
      this.icon = icon;
    }

    static Kind of(Procedure procedure) {
      if (procedure.line() == Procedure.Line.ENDS) {
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

  /** Whether it grants years of validity. */
  public boolean isForYears(Service service) {
    return switch (Procedure.of(service).end()) {
      case ISSUE_AND_YEARS, OLD_AND_YEARS -> true;
      default -> false;
    };
  }

  /** What follows once it is handed in or approved; null where a station has to do something. */
  public Outcome ahead(ApplicationView view) {
    if (view.certificate() == null || !isPlain(view.service()) || view.state().isFinal()) {
      return null;
    }
    Kind kind = Kind.of(Procedure.of(view.service()));
    List<String> means = new ArrayList<>();
    means.add(say.of("outcome." + kind.key() + ".means", deed(view), lifting(view)));
    if (kind == Kind.END) {
      means.addAll(token(view));
    }
    means.addAll(rivals(view));
    return new Outcome(
        kind.key(),
        kind.icon,
        say.of("outcome." + kind.key(), view.certificate().number(), deed(view)),
        means);
  }

  /** What is so because of it; null where nothing is to be told. */
  public Outcome done(ApplicationView view) {
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
                : say.of("outcome.held.by", certificate.number(), certificate.heldBy().value())),
        proofs(certificate.publication()),
        WHOSE_HOLD,
        services.policy(view).readings().stream()
            .filter(reading -> reading.reading().equals(WHOSE_HOLD))
            .map(Reading::words)
            .findFirst()
            .orElse(""));
  }

  private List<Proof> proofs(Publication told) {
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

  /** What the agent at the counter is told about a hold; nothing where this case set none. */
  public List<String> tell(ApplicationView view) {
    CaseCertificate certificate = view.certificate();
    return done(view) == null || !view.caseNumber().equals(certificate.heldBy())
        ? List.of()
        : List.of(
            say.of("outcome.tell.stopped"),
            say.of("outcome.tell.number", view.caseNumber().value()),
            say.of("outcome.tell.back", lifting(view)),
            say.of("outcome.tell.end", figures.day(certificate.validUntil())));
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
    if (!isPlain(view.service())) {
      return say.of("accept.submit");
    }
    return say.of(
        Procedure.of(view.service()).isDoneAtAcceptance()
            ? "accept.submit.at-once"
            : "accept.submit.for",
        deed(view));
  }

  /** What the button that approves it does. */
  public String approving(ApplicationView view) {
    return isPlain(view.service())
        ? say.of("review.approve.for", deed(view))
        : say.of("review.approve");
  }
}
