package org.certbureau.web.faces.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.certbureau.certificate.HoldView;
import org.certbureau.certificate.PairState;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.calendar.China;
import org.certbureau.life.Life;
import org.certbureau.life.LifeEvent;
import org.certbureau.life.LifeKind;
import org.certbureau.life.TokenLife;
import org.certbureau.token.TokenState;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/**
 * Where pairs, tokens, holds, applications and notices lie in time. Numbers for a drawing without
 * any style of its own: the page's policy forbids those. What is drawn stands in words below it.
 */
public final class Lanes {
  /** Of the drawing, in its own units. */
  private static final int LEFT = 124;

  private static final int RIGHT = 1016;
  private static final int MARGIN = 6;
  private static final int TODAY = 80;
  private static final int YEAR = 34;
  private static final int WIDE = 12;
  private static final int NARROW = 7;
  private static final int MOST_YEARS = 12;
  private static final int SHORTEST_DAYS = 90;
  private static final int SECONDS_OF_A_DAY = 86_400;

  private final Life life;
  private final Instant now;
  private final Figures figures;
  private final Words say;
  private final Instant from;
  private final Instant until;

  /**
   * A stretch of time.
   *
   * @param look {@code now}, {@code hold} or {@code old}
   * @param label what stands in it, or beside it; empty where there is no room
   * @param beside whether it is beside
   */
  public record Bar(
      long x, long width, String look, String title, String label, long labelX, boolean beside) {
    private Bar labelled(String text, long at) {
      return new Bar(x, width, look, title, text, at, true);
    }
  }

  /** A moment. */
  public record Mark(long x, String title) {}

  /** The beginning of a year. */
  public record Year(long x, String label) {}

  Lanes(Life life, Instant now, Figures figures, Words say) {
    this.life = life;
    this.now = now;
    this.figures = figures;
    this.say = say;
    List<Instant> moments =
        Stream.concat(
                Stream.of(now, life.line().openedAt()),
                Stream.concat(
                    life.pairs().stream().flatMap(pair -> Stream.of(pair.notBefore(), end(pair))),
                    life.marks().stream().map(LifeEvent::at)))
            .sorted()
            .toList();
    Instant first = moments.get(0);
    Instant end = moments.get(moments.size() - 1);
    Instant shortest = first.plusSeconds((long) SHORTEST_DAYS * SECONDS_OF_A_DAY);
    Instant last = end.isAfter(shortest) ? end : shortest;
    long air = (last.getEpochSecond() - first.getEpochSecond()) / 25;
    this.from = first.minusSeconds(air);
    this.until = last.plusSeconds(air);
  }

  private static Instant end(PairView pair) {
    boolean ended = pair.state() == PairState.REVOKED || pair.state() == PairState.SUPERSEDED;
    return ended && pair.revokedAt() != null ? pair.revokedAt() : pair.notAfter();
  }

  private long x(Instant moment) {
    double share =
        (double) (moment.getEpochSecond() - from.getEpochSecond())
            / (until.getEpochSecond() - from.getEpochSecond());
    return LEFT + Math.round(share * (RIGHT - LEFT));
  }

  /** No more than can be told apart. */
  public List<Year> getYears() {
    int first = LocalDate.ofInstant(from, China.ZONE).getYear() + 1;
    int last = LocalDate.ofInstant(until, China.ZONE).getYear();
    int step = 1 + Math.max(0, last - first) / MOST_YEARS;
    List<Year> years = new ArrayList<>();
    for (int year = first; year <= last; year += step) {
      long x = x(LocalDate.of(year, 1, 1).atStartOfDay(China.ZONE).toInstant());
      boolean hidden = x + YEAR > words() && x < words() + TODAY + MARGIN;
      years.add(new Year(x, hidden ? "" : Integer.toString(year)));
    }
    return years;
  }

  /** Where the words about today begin. */
  private long words() {
    return isTodayLeft() ? getToday() - TODAY : getToday();
  }

  public long getToday() {
    return x(now);
  }

  /**
   * What stands on the line of today: to its left unless it would run into the names of the lanes.
   */
  public boolean isTodayLeft() {
    return getToday() - TODAY > LEFT;
  }

  public List<Bar> getPairs() {
    List<PairView> made =
        life.pairs().stream().filter(pair -> !life.failed().contains(pair.job())).toList();
    List<Bar> bars = new ArrayList<>();
    for (PairView pair : oldestFirst(made, PairView::notBefore)) {
      bars.add(
          bar(
              pair.notBefore(),
              end(pair),
              look(pair),
              say.of("life.bar." + key(pair), pair.ordinal(), figures.day(end(pair)))));
    }
    return labelled(bars);
  }

  private String key(PairView pair) {
    return switch (pair.state()) {
      case PENDING -> "PENDING";
      case REVOKED -> "REVOKED";
      case SUPERSEDED -> "SUPERSEDED";
      case SUSPENDED -> "SUSPENDED";
      case LAPSED -> "EXPIRED";
      case ACTIVE -> pair.isPastEnd(now) ? "EXPIRED" : "ACTIVE";
    };
  }

  private String look(PairView pair) {
    return switch (key(pair)) {
      case "ACTIVE" -> "now";
      case "SUSPENDED" -> "hold";
      default -> "old";
    };
  }

  public List<Bar> getTokens() {
    List<Bar> bars = new ArrayList<>();
    for (TokenLife token : oldestFirst(life.tokens(), TokenLife::since)) {
      boolean used = token.state() == TokenState.ISSUED;
      Instant end =
          token.until() != null
              ? token.until()
              : life.pairs().stream()
                  .filter(pair -> pair.chip().equals(token.chip()))
                  .map(PairView::notAfter)
                  .max(Comparator.naturalOrder())
                  .orElse(now);
      bars.add(
          bar(
              token.since(),
              end,
              used ? "now" : "old",
              token.chip() + " " + (used ? say.of("life.bar.used") : say.name(token.state()))));
    }
    return labelled(bars);
  }

  public List<Bar> getHolds() {
    List<Bar> bars = new ArrayList<>();
    for (HoldView hold : oldestFirst(life.holds(), HoldView::setAt)) {
      Instant end = hold.liftedAt() == null ? now : hold.liftedAt();
      long days =
          LocalDate.ofInstant(end, China.ZONE).toEpochDay()
              - LocalDate.ofInstant(hold.setAt(), China.ZONE).toEpochDay();
      String key = hold.liftedAt() == null ? "life.bar.held" : "life.bar.hold";
      bars.add(bar(hold.setAt(), end, "hold", say.of(key, days, figures.day(hold.setAt()))));
    }
    return labelled(bars);
  }

  public List<Mark> getCases() {
    return marks(LifeKind.CASE);
  }

  public List<Mark> getNotices() {
    return marks(LifeKind.NOTICE);
  }

  private List<Mark> marks(LifeKind kind) {
    return life.marks().stream()
        .filter(event -> event.what().kind() == kind)
        .map(event -> new Mark(x(event.at()), figures.moment(event.at())))
        .distinct()
        .toList();
  }

  private static <T> List<T> oldestFirst(List<T> some, Function<T, Instant> since) {
    return some.stream().sorted(Comparator.comparing(since)).toList();
  }

  private Bar bar(Instant since, Instant end, String look, String words) {
    long x = x(since);
    return new Bar(x, Math.max(MARGIN, x(end) - x), look, words, words, x + MARGIN, false);
  }

  /** Inside where there is room, else beside it up to the next, else in its title alone. */
  private static List<Bar> labelled(List<Bar> bars) {
    List<Bar> labelled = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      long room = i + 1 < bars.size() ? bars.get(i + 1).x() : RIGHT + LEFT / 8;
      long behind = bar.x() + bar.width() + MARGIN;
      long width = width(bar.title());
      if (width + 2 * MARGIN <= bar.width()) {
        labelled.add(bar);
      } else if (behind + width <= room) {
        labelled.add(bar.labelled(bar.label(), behind));
      } else {
        labelled.add(bar.labelled("", behind));
      }
    }
    return labelled;
  }

  private static long width(String text) {
    return text.codePoints().mapToLong(character -> character < 0x2E80 ? NARROW : WIDE).sum();
  }
}
