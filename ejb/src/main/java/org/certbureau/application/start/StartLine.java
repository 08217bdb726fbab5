package org.certbureau.application.start;

import java.util.List;
import org.certbureau.application.line.Rival;
import org.certbureau.certificate.LineView;
import org.certbureau.region.policy.Text;

/**
 * A certificate, what may be done with it today, and why not the rest.
 *
 * @param named whether it is the one whose number was typed
 * @param daysLeft whole days by China's calendar until it ends, below 0 once it has; null where
 *     there is no pair
 * @param ended why it was ended, in the region's words; null unless it was
 * @param cases the open applications on it
 */
public record StartLine(
    LineView line,
    boolean named,
    Long daysLeft,
    Text ended,
    List<Rival> cases,
    List<StartOffer> offers,
    List<StartRefusal> refusals) {
  public StartLine {
    cases = List.copyOf(cases);
    offers = List.copyOf(offers);
    refusals = List.copyOf(refusals);
  }
}
