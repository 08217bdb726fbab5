package org.certbureau.web.faces.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.line.Rival;
import org.certbureau.application.start.StartLine;
import org.certbureau.application.start.StartOffer;
import org.certbureau.application.start.StartRefusal;
import org.certbureau.application.warning.Warning;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.web.faces.words.Words;

/** A certificate as it stands on the page. */
public final class Card {
  private static final int SOON_DAYS = 30;

  private final StartLine found;
  private final boolean first;
  private final Words say;

  /**
   * @param first whether the focus goes there
   */
  Card(StartLine found, boolean first, Words say) {
    this.found = found;
    this.first = first;
    this.say = say;
  }

  public StartLine getFound() {
    return found;
  }

  public boolean isFirst() {
    return first;
  }

  public LineView getLine() {
    return found.line();
  }

  public String getNumber() {
    return getLine().number().value();
  }

  /** Of its newest pair, which has a page of its own; empty where none was made. */
  public String getSerial() {
    return getLine().inForce() == null ? "" : getLine().inForce().signingSerial();
  }

  public boolean isEndingSoon() {
    return getLine().standing() == LineStanding.ACTIVE
        && found.daysLeft() != null
        && found.daysLeft() <= SOON_DAYS;
  }

  /** Days by which it is past its end; 0 for one that is not, or where that is no matter. */
  public long getDaysOver() {
    return getLine().standing() == LineStanding.EXPIRED ? Math.max(1, -found.daysLeft()) : 0;
  }

  public boolean isRunning() {
    return getLine().standing() == LineStanding.ACTIVE;
  }

  public List<Rival> getCases() {
    return found.cases();
  }

  public List<StartOffer> getOffers() {
    return found.offers();
  }

  /** What follows from it that one should know before; empty for nothing. */
  public String note(StartOffer offer) {
    String stopped = stopped(offer);
    return Stream.concat(
            stopped.isEmpty() ? Stream.of() : Stream.of(say.of("start.stops", stopped)),
            offer.warnings().stream().map(warning -> say.in(warning.sentence())))
        .collect(Collectors.joining(" "));
  }

  /** What there is to know before, in two words; empty for nothing. */
  public String told(StartOffer offer) {
    if (offer.warnings().isEmpty()) {
      return "";
    }
    return say.of(
        offer.warnings().stream().anyMatch(Warning::tellsOfTime)
            ? "start.early-short"
            : "start.told-short");
  }

  /** The numbers of those that it stops, joined; empty for none. */
  public String stopped(StartOffer offer) {
    return offer.stops().stream()
        .map(Rival::caseNumber)
        .map(CaseNumber::value)
        .collect(Collectors.joining(say.of("list.separator")));
  }

  /** What is refused for one and the same reason stands in one line. */
  public List<Ways> getRefused() {
    Map<List<String>, List<StartRefusal>> alike =
        found.refusals().stream()
            .collect(
                Collectors.groupingBy(
                    refusal ->
                        List.of(refusal.problem().code(), String.valueOf(refusal.problem().rule())),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return alike.values().stream()
        .map(refusals -> Ways.onCard(refusals, getLine().standing(), say))
        .toList();
  }
}
