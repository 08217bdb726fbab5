package org.certbureau.application.view;

import java.time.Instant;
import java.util.List;
import org.certbureau.application.Application;
import org.certbureau.application.line.LineRules;
import org.certbureau.application.line.PairChoices;
import org.certbureau.application.line.Rival;
import org.certbureau.ca.crl.Publication;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.policy.Choice;

/**
 * The certificate that an application is about, as it stands now.
 *
 * @param number as people call it (证书编号)
 * @param pastEnd whether its end has come; a hold outlives it (A-X2)
 * @param chip the token that carries it; null where none does any more
 * @param validUntil end of the pair in force; null where there is none
 * @param pairs all that are or were in force on it, the first one first
 * @param heldSince null while it is not on hold
 * @param heldBy the case that the hold belongs to (A-X7); null while it is not on hold
 * @param publication since when relying parties are told of the hold or the end; null where there
 *     is nothing to be told
 * @param stops the open applications on it that this one stops once it takes effect (A-X5)
 * @param waitsFor the higher ones, before which nothing is done for this one
 */
public record CaseCertificate(
    String number,
    LineStanding standing,
    boolean pastEnd,
    String chip,
    Instant validUntil,
    List<PairView> pairs,
    Instant heldSince,
    CaseNumber heldBy,
    Publication publication,
    List<Rival> stops,
    List<Rival> waitsFor) {
  static CaseCertificate of(LineRules rules, Application application, Publication publication) {
    LineView line = rules.line();
    boolean over = application.state().isFinal();
    return new CaseCertificate(
        line.number().value(),
        line.standing(),
        line.pastEnd(),
        line.chip(),
        line.end().orElse(null),
        line.pairs(),
        line.hold() == null ? null : line.hold().setAt(),
        line.hold() == null ? null : line.hold().setBy(),
        publication,
        over ? List.of() : rules.stoppedBy(application.request().service()),
        over ? List.of() : rules.outranking(application.request().service()));
  }

  /** Its pairs, as a form lets one of them be chosen. */
  public List<Choice> pairChoices() {
    return PairChoices.of(pairs);
  }
}
