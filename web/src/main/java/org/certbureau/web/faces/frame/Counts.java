package org.certbureau.web.faces.frame;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.application.worklist.WorkCounts;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.staff.Caller;
import org.certbureau.station.ProductionDesk;
import org.certbureau.station.StationView;
import org.certbureau.work.clock.ClockJump;

/**
 * What menus and headers count. Every page shows it, so that it is asked for once in ten seconds
 * for a person, and not once a page: what one can do is not what a colleague can.
 */
@ApplicationScoped
public class Counts {
  private static final Duration FRESH = Duration.ofSeconds(10);

  @EJB private WorkDesk work;
  @EJB private ProductionDesk production;
  @Inject private Clock clock;

  private final Map<String, Counted> byPerson = new ConcurrentHashMap<>();

  /** A count at one moment. */
  public record Counted(Instant at, WorkCounts work, int stations, int stationsPresent) {
    /** Whoever's move it is. */
    public long of(Awaiting... kinds) {
      return List.of(kinds).stream().mapToLong(kind -> work.waiting().get(kind)).sum();
    }

    /** With which this person can go on. */
    public long able(Awaiting kind) {
      return work.able().get(kind);
    }
  }

  public Counted of(Caller caller) {
    Counted known = byPerson.get(caller.name());
    if (known != null
        && known.at().plus(FRESH).isAfter(clock.instant())
        && !ClockJump.isAhead(known.at(), clock.instant())) {
      return known;
    }
    return count(caller);
  }

  /** After a step of one's own the number has to be right at once. */
  public Counted count(Caller caller) {
    List<StationView> stations =
        production.stations().stream().filter(station -> !station.retired()).toList();
    Counted counted =
        new Counted(
            clock.instant(),
            work.counts(),
            stations.size(),
            (int) stations.stream().filter(StationView::present).count());
    byPerson.put(caller.name(), counted);
    return counted;
  }
}
