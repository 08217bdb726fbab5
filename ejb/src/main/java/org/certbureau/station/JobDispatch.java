package org.certbureau.station;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.RegionCode;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.contract.Prepare;
import org.certbureau.token.TokenCustody;
import org.certbureau.work.Configuration;
import org.certbureau.work.Outbox;

/** Which station gets which job, in its caller's transaction. */
@ApplicationScoped
class JobDispatch {
  /** How many jobs a station has in hand at most: for a real one, the work of an hour or two. */
  private static final int JOBS_AT_A_STATION = 100;

  @Inject private Jobs jobs;
  @Inject private Stations stations;
  @EJB private TokenCustody tokens;
  @EJB private Outbox outbox;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Sends waiting jobs out where a station has room.
   *
   * @return how many were sent
   */
  int sendWaiting() {
    Instant now = clock.instant();
    int sent = 0;
    for (RegionCode region : stations.regions()) {
      Optional<Room> room = room(region, now);
      int free = room.map(found -> withTokens(region, found.jobs())).orElse(0);
      if (free > 0) {
        List<Job> waiting = jobs.waiting(region, free);
        waiting.forEach(job -> send(job, room.get().station(), now));
        sent += waiting.size();
      }
    }
    return sent;
  }

  void sendIfThereIsRoom(Job job) {
    Instant now = clock.instant();
    room(job.region(), now)
        .filter(room -> withTokens(job.region(), 1) > 0)
        .ifPresent(room -> send(job, room.station(), now));
  }

  /**
   * For how many more jobs there are tokens in stock, beyond those that stations are about to take.
   * Sent out without one, a job would spend a token that nobody has counted in, and fail.
   */
  private int withTokens(RegionCode region, int wanted) {
    int taking = (int) jobs.countPreparing(region);
    return Math.max(0, tokens.inStock(region, taking + wanted) - taking);
  }

  /** What a job of that region waits for that no station has yet. */
  JobWait waitsFor(RegionCode region) {
    if (stations.working(region).isEmpty()) {
      return JobWait.STATION;
    }
    return withTokens(region, 1) > 0 ? JobWait.ROOM : JobWait.TOKENS;
  }

  /** A station and how many jobs more it may be given. */
  private record Room(Station station, int jobs) {}

  /**
   * The station that is to get the next jobs. One that is present comes before one that is away;
   * then the one with fewer jobs. What would wait at a busy station waits here instead, where the
   * next one that is free can have it.
   */
  private Optional<Room> room(RegionCode region, Instant now) {
    List<Station> working = stations.working(region);
    boolean anyPresent = working.stream().anyMatch(station -> station.presentAt(now));
    return working.stream()
        .filter(station -> station.presentAt(now) || !anyPresent)
        .map(station -> new Room(station, atATime() - (int) jobs.openAt(station.code())))
        .filter(room -> room.jobs() > 0)
        .max(Comparator.comparingInt(Room::jobs));
  }

  private static int atATime() {
    return Configuration.number("BUREAU_STATION_JOBS", JOBS_AT_A_STATION);
  }

  private void send(Job job, Station station, Instant now) {
    job.sendTo(station.code(), now);
    audit.record(job, "job.sent-to-station", "system", Map.of("station", station.code()));
    outbox.put(
        Parties.jobsQueue(station.code()),
        OrderText.write(new Prepare(job.number(), job.pinRetryLimit())));
  }
}
