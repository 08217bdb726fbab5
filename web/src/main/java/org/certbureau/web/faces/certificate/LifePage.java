package org.certbureau.web.faces.certificate;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.application.Badge;
import org.certbureau.application.view.LineCase;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.life.Life;
import org.certbureau.life.LifeDesk;
import org.certbureau.life.LifeEvent;
import org.certbureau.life.LifeKind;
import org.certbureau.web.faces.frame.AddressWord;
import org.certbureau.web.faces.frame.TrailedList;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/** The whole life of a certificate line: what is in force now, in a sentence, and how it came. */
@Named("lifePage")
@RequestScoped
public class LifePage extends TrailedList {
  private static final long serialVersionUID = 1L;
  private static final int SOON_DAYS = 30;

  /** Nothing is left to do about these, or nobody has handed them in yet. */
  private static final Set<Badge> NOT_OPEN =
      Set.of(Badge.DRAFT, Badge.CLOSED, Badge.REFUSED, Badge.WITHDRAWN, Badge.STOPPED);

  @EJB private LifeDesk desk;
  @Inject private CertificatePage page;
  @Inject private Figures figures;
  @Inject private ServiceWords services;
  @Inject private EventWords events;
  @Inject private NowWords sentences;
  @Inject private Words say;
  @Inject private Clock clock;

  private LifeKind kind;
  private Life life;

  /**
   * A way to look at the list.
   *
   * @param shown whose events alone are shown, as it stands in the address; empty for all
   * @param digit the key that chooses it
   */
  public record Filter(String shown, int digit, String word, boolean on) {}

  /** All there is to know about it. */
  public Life getLife() {
    if (life == null) {
      life = desk.life(page.getLife().line().number().value(), kind, after(), LifeDesk.ROWS);
    }
    return life;
  }

  private LineView line() {
    return getLife().line();
  }

  /** Whose it is, as its newest pair names them; empty before there is one. */
  public String getHolder() {
    return line().inForce() == null ? "" : line().inForce().holderName();
  }

  public NowWords.Now getNow() {
    return sentences.of(getLife());
  }

  /** How long it is still valid, in words; empty where it is not. */
  public String getLeft() {
    return daysLeft().map(days -> say.of("certificate.left", figures.count(days))).orElse("");
  }

  public boolean isEndingSoon() {
    return daysLeft().filter(days -> days <= SOON_DAYS).isPresent();
  }

  private Optional<Long> daysLeft() {
    return line().standing() == LineStanding.ACTIVE || line().standing() == LineStanding.SUSPENDED
        ? line().end().map(figures::daysUntil).filter(days -> days >= 0)
        : Optional.empty();
  }

  /** Whether anything can still be done with it. */
  public boolean isServable() {
    return line().standing() != LineStanding.ENDED;
  }

  /** The applications on it that are handed in and not over. */
  public List<LineCase> getOpen() {
    return getLife().cases().stream().filter(one -> !NOT_OPEN.contains(one.badge())).toList();
  }

  public Lanes getLanes() {
    return new Lanes(getLife(), clock.instant(), figures, say);
  }

  /** What stands on the line of today in the drawing. */
  public String getTodayWords() {
    return say.of("life.today", figures.day(clock.instant()).substring("2026-".length()));
  }

  /** When it began, and how much there was of everything. */
  public String getSum() {
    return say.of(
        "life.sum",
        figures.day(line().openedAt()),
        getLife().pairs().size() - failedPairs(),
        getLife().tokens().size(),
        getLife().cases().size());
  }

  private long failedPairs() {
    return getLife().pairs().stream()
        .filter(pair -> getLife().failed().contains(pair.job()))
        .count();
  }

  /** All first, then a kind each, with how many there are. */
  public List<Filter> getFilters() {
    long all = getLife().counts().values().stream().mapToLong(Long::longValue).sum();
    List<Filter> filters = new ArrayList<>();
    filters.add(new Filter("", 1, say.of("life.all", figures.count(all)), kind == null));
    Stream.of(LifeKind.values())
        .forEach(
            one ->
                filters.add(
                    new Filter(
                        AddressWord.of(one),
                        filters.size() + 1,
                        say.of("life.kind." + one)
                            + " "
                            + figures.count(getLife().counts().getOrDefault(one, 0L)),
                        kind == one)));
    return filters;
  }

  /** A page of what happened, the latest first. */
  public List<EventWords.Row> getRows() {
    return getLife().events().stream().map(event -> row(event)).toList();
  }

  private EventWords.Row row(LifeEvent event) {
    return events.of(event, line().region());
  }

  @Override
  protected Object nextKey() {
    return getLife().next();
  }

  /** The kind that the list is narrowed to, as it stands in the address; empty for all. */
  public String getShown() {
    return AddressWord.of(kind);
  }

  public void setShown(String word) {
    kind = AddressWord.of(LifeKind.class, word);
  }
}
