package org.certbureau.station.clocks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.certbureau.settings.DrillSettings;

/**
 * Compares the clocks of stations with this node's, by when their heartbeats say they were sent.
 * What arrives may have waited on its way, so the quickest of the last ones counts, once some have
 * come over a time: those that waited together come at once. Each node judges by what it hears.
 */
@ApplicationScoped
public class StationClocks {
  /** More than that and somebody should look at it. */
  static final Duration TO_BE_TOLD = Duration.ofSeconds(2);

  /** More than that and a station is given nothing more. */
  static final Duration TOO_MUCH = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(StationClocks.class.getName());
  private static final Duration LOOKED_BACK = Duration.ofMinutes(3);
  private static final Duration AT_LEAST = Duration.ofSeconds(20);

  private final Map<String, Deque<Beat>> lately = new ConcurrentHashMap<>();
  private final Map<String, Boolean> told = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  @Inject private Clock clock;

  /** By a clock that nobody sets, when one came, and how long it seems to have taken. */
  private record Beat(long heardAt, Duration lag) {}

  public StationClocks() {
    this(System::nanoTime);
  }

  StationClocks(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Notes a heartbeat that has just come.
   *
   * @param sentAt by the station's clock
   */
  public void heard(String station, Instant sentAt) {
    heard(station, Duration.between(sentAt, unmoved()));
  }

  void heard(String station, Duration lag) {
    long now = nanos.getAsLong();
    Deque<Beat> beats = lately.computeIfAbsent(station, code -> new ArrayDeque<>());
    synchronized (beats) {
      beats.addLast(new Beat(now, lag));
      while (now - beats.peekFirst().heardAt() > LOOKED_BACK.toNanos()) {
        beats.removeFirst();
      }
    }
    Duration ahead = ahead(station);
    boolean differs = ahead.abs().compareTo(TO_BE_TOLD) >= 0;
    if (differs != Boolean.TRUE.equals(told.put(station, differs))) {
      LOG.warning(
          () ->
              differs
                  ? "the clock of station %s is %d ms ahead of this node's: set both by one server of time"
                      .formatted(station, ahead.toMillis())
                  : "the clock of station %s and this node's agree again".formatted(station));
    }
  }

  /** How much a station's clock is ahead; negative where it is behind; nothing while unknown. */
  public Duration ahead(String station) {
    Deque<Beat> beats = lately.getOrDefault(station, new ArrayDeque<>());
    synchronized (beats) {
      boolean enough =
          !beats.isEmpty()
              && beats.peekLast().heardAt() - beats.peekFirst().heardAt() >= AT_LEAST.toNanos();
      return enough
          ? beats.stream()
              .map(Beat::lag)
              .min(Comparator.naturalOrder())
              .orElse(Duration.ZERO)
              .negated()
          : Duration.ZERO;
    }
  }

  /** Whether it may be given jobs. What it reports is taken in any case: it was done. */
  public boolean isRight(String station) {
    return ahead(station).abs().compareTo(TOO_MUCH) < 0;
  }

  /** Stations that somebody should look at, with how many seconds they are ahead. */
  public Map<String, Long> differing() {
    Map<String, Long> differing = new TreeMap<>();
    for (String station : lately.keySet()) {
      Duration ahead = ahead(station);
      if (ahead.abs().compareTo(TO_BE_TOLD) >= 0) {
        differing.put(station, ahead.toSeconds());
      }
    }
    return differing;
  }

  /** The same with what follows for them. */
  public List<ClockDifference> differences() {
    return differing().entrySet().stream()
        .map(
            station ->
                new ClockDifference(
                    station.getKey(), station.getValue(), isRight(station.getKey())))
        .toList();
  }

  /** Stations take no part in a drill of the bureau's. */
  private Instant unmoved() {
    return clock.instant().minus(DrillSettings.CLOCK_OFFSET_SECONDS.value());
  }
}
