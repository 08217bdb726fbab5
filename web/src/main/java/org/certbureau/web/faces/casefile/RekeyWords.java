package org.certbureau.web.faces.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.certbureau.application.State;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.CaseCertificate;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.CertificatePolicy.PeriodRule;
import org.certbureau.region.policy.Reading;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/** What another pair on its holder's own token does to a certificate, in words (ADR 29). */
@RequestScoped
class RekeyWords {
  private static final String KIND = "lift";
  private static final String HOLD = "hold";
  private static final String ICON = "pi-sync";

  @Inject private Figures figures;
  @Inject private ServiceWords services;
  @Inject private Words say;

  boolean isRekey(ApplicationView view) {
    return view.certificate() != null && view.procedure().job() == JobKind.REKEY;
  }

  /** What follows once it is handed in, or passed; null once it is made. */
  Outcome ahead(ApplicationView view) {
    if (!view.state().isBeforeEffect()) {
      return null;
    }
    Optional<PeriodRule> period = period(view);
    String rule =
        period.map(PeriodRule::rule).filter(id -> !reading(view, id).isEmpty()).orElse("");
    return new Outcome(
        KIND,
        ICON,
        say.of("outcome.rekey", view.certificate().chip(), end(view, period)),
        List.of(say.of("outcome.rekey.holder"), say.of(Promises.unharmed(view.certificate()))),
        List.of(),
        rule.isEmpty() ? null : rule,
        reading(view, rule));
  }

  /** What is so because of it; null where nothing is to be told. */
  Outcome done(ApplicationView view) {
    if (view.state() == State.FAILED) {
      return new Outcome(
          view.certificate().standing() == LineStanding.ACTIVE ? KIND : HOLD,
          ICON,
          say.of("outcome.rekey.failed", view.certificate().number()),
          List.of(meanwhile(view), say.of("outcome.rekey.again")));
    }
    return view.state() == State.COLLECT
        ? new Outcome(
            KIND,
            ICON,
            say.of("outcome.rekey.made", view.certificate().chip(), lastDay(view).toString()),
            List.of(say.of("outcome.rekey.made.means")))
        : null;
  }

  /** What its holder can do with the pair before, which stands as it would without the case. */
  private String meanwhile(ApplicationView view) {
    CaseCertificate certificate = view.certificate();
    return say.of(
        Promises.meanwhile(certificate),
        lastDay(view).toString(),
        say.name(certificate.standing()));
  }

  private String end(ApplicationView view, Optional<PeriodRule> period) {
    return switch (period.map(PeriodRule::end).orElse(PeriodRule.End.OLD_END)) {
      case YEARS_FROM_ISSUE -> say.of("outcome.rekey.from-issue", view.years());
      case YEARS_FROM_OLD_END ->
          say.of(
              "outcome.rekey.until",
              lastDay(view).toString(),
              lastDay(view).plusYears(view.years()).toString());
      case OLD_END -> say.of("outcome.rekey.same-end", lastDay(view).toString());
    };
  }

  private static LocalDate lastDay(ApplicationView view) {
    return LocalDate.ofInstant(view.certificate().validUntil(), China.ZONE);
  }

  /** The last day belongs to the certificate, as it does when it is made (A-C8). */
  private Optional<PeriodRule> period(ApplicationView view) {
    Situation situation =
        new Situation(view.service(), view.holder(), view.channel(), view.facts())
            .with(Fact.EXPIRED, figures.daysUntil(view.certificate().validUntil()) < 0);
    return services.policy(view).period(situation);
  }

  /** The words of one of the bureau's own readings; empty where the policy has none. */
  private String reading(ApplicationView view, String id) {
    return services.policy(view).readings().stream()
        .filter(reading -> reading.reading().equals(id))
        .map(Reading::words)
        .findFirst()
        .orElse("");
  }
}
