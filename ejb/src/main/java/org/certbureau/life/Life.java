package org.certbureau.life;

import java.util.List;
import java.util.Map;
import org.certbureau.application.view.LineCase;
import org.certbureau.ca.crl.Publication;
import org.certbureau.certificate.HoldView;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;

/**
 * The life of a certificate.
 *
 * @param publication since when relying parties are told of the hold or the end; null where there
 *     is nothing to be told
 * @param pairs all that were ever made for it, the newest first, those that came to nothing too
 * @param failed the jobs of those that came to nothing
 * @param tokens that carried it, the newest first
 * @param holds all times on hold, the newest first
 * @param cases all applications on it, the newest first
 * @param counts how many events there are of each kind
 * @param marks everything that was told and asked for, the latest first
 * @param events a page of the events of the kind that was asked for, the latest first
 * @param next where the next page begins; null on the last
 */
public record Life(
    LineView line,
    Publication publication,
    List<PairView> pairs,
    List<String> failed,
    List<TokenLife> tokens,
    List<HoldView> holds,
    List<LineCase> cases,
    Map<LifeKind, Long> counts,
    List<LifeEvent> marks,
    List<LifeEvent> events,
    String next) {
  public Life {
    pairs = List.copyOf(pairs);
    failed = List.copyOf(failed);
    tokens = List.copyOf(tokens);
    holds = List.copyOf(holds);
    cases = List.copyOf(cases);
    counts = Map.copyOf(counts);
    marks = List.copyOf(marks);
    events = List.copyOf(events);
  }
}
