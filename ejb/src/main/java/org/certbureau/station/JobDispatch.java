package org.certbureau.station;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.audit.AuditTrail;
import org.certbureau.certificate.PairRegister;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.kernel.RegionCode;
import org.certbureau.settings.QueueSettings;
import org.certbureau.station.clocks.StationClocks;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.contract.Prepare;
import org.certbureau.station.contract.Rekey;
import org.certbureau.station.contract.ResetPin;
import org.certbureau.station.contract.RestoreKey;
import org.certbureau.station.pinkeys.PinKeyBook;
import org.certbureau.station.report.Dispatched;
import org.certbureau.token.TokenCustody;
import org.certbureau.work.Outbox;

/** Which station gets which job, in its caller's transaction. */
@ApplicationScoped
class JobDispatch {
  /**
   * How many jobs on blanks a station has in hand at most: for a real one, the work of an hour or
   * two.
   */

  /**
   * Likewise on tokens that their holders are to bring. Who does not come for weeks must keep
   * neither the next one waiting nor any blank.
   */
  private static final int HOLDERS_AT_A_STATION = 1000;

  /** What is written to a token that its holder presents, who types the PIN. */
  private static final Set<JobKind> ON_HOLDERS = EnumSet.of(JobKind.REKEY, JobKind.RESTORE_KEY);

  @Inject private Jobs jobs;
  @Inject private Stations stations;
  @Inject private StationClocks clocks;
  @Inject private PinKeyBook pinKeys;
  @EJB private TokenCustody tokens;
  @EJB private PairRegister pairs;
  @EJB private Outbox outbox;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Sends waiting jobs out where a station has room.
   *
   * @return what became of them
   */
  Dispatched sendWaiting() {
    Instant now = clock.instant();
    Dispatched all = Dispatched.NONE;
    for (RegionCode region : stations.regions()) {
      if (!jobs.areWaiting(region)) {
        continue;
      }
      List<Station> working = working(region);
      Set<String> desks = DeskChoice.withStations(working);
      for (String desk : desks) {
        all = all.and(send(region, DeskChoice.of(desk), atDesk(working, desk, now), now));
      }
      all = all.and(send(region, DeskChoice.ofNone(desks), anywhere(working, now), now));
    }
    return all;
  }

  private Dispatched send(
      RegionCode region, DeskChoice desk, List<Station> candidates, Instant now) {
    // whoever stands at the desk with a token comes before what is made of blanks
    Dispatched holders = Dispatched.NONE;
    for (JobKind kind : ON_HOLDERS) {
      holders =
          holders.and(
              room(candidates, false)
                  .map(room -> send(room, jobs.waiting(region, desk, kind, room.jobs()), now))
                  .orElse(Dispatched.NONE));
    }
    Dispatched blanks =
        room(candidates, true)
            .map(room -> new Room(room.station(), withTokens(region, room.jobs())))
            .filter(room -> room.jobs() > 0)
            .map(room -> send(room, jobs.waiting(region, desk, JobKind.ISSUE, room.jobs()), now))
            .orElse(Dispatched.NONE);
    return holders.and(unlocks(region, desk, candidates, now)).and(blanks);
  }

  /** Each goes to a station that has the key to its token's administrator PIN. */
  private Dispatched unlocks(
      RegionCode region, DeskChoice desk, List<Station> candidates, Instant now) {
    Dispatched all = Dispatched.NONE;
    Map<String, Set<String>> keys = pinKeys.names(codes(candidates));
    for (Station station : candidates) {
      Optional<Room> room = room(List.of(station), false);
      if (room.isPresent()) {
        all =
            all.and(
                send(
                    room.get(),
                    jobs.waiting(
                        region,
                        desk,
                        JobKind.RESET_PIN,
                        keys.get(station.code()),
                        room.get().jobs()),
                    now));
      }
    }
    return all;
  }

  private static List<String> codes(List<Station> some) {
    return some.stream().map(Station::code).toList();
  }

  private Dispatched send(Room room, List<Job> waiting, Instant now) {
    String key = keyOfRegion(room.station(), waiting);
    List<String> stranded =
        waiting.stream()
            .filter(job -> !send(job, room.station(), key, now))
            .map(Job::number)
            .toList();
    return new Dispatched(waiting.size() - stranded.size(), stranded);
  }

  void sendIfThereIsRoom(Job job) {
    Instant now = clock.instant();
    boolean blank = job.kind() == JobKind.ISSUE;
    List<Station> candidates = candidates(job, now);
    if (job.kind() == JobKind.RESET_PIN) {
      candidates = withKeys(candidates, job.pinKey(), job.pinOrder().newKey());
    }
    room(candidates, blank)
        .filter(room -> !blank || withTokens(job.region(), 1) > 0)
        .ifPresent(room -> send(room, List.of(job), now));
  }

  /**
   * What is made of a blank can be opened by any station of the region that shares its key; null
   * where it is to be the station's own.
   */
  private String keyOfRegion(Station station, List<Job> waiting) {
    return waiting.stream().allMatch(job -> ON_HOLDERS.contains(job.kind()))
        ? null
        : pinKeys
            .forNew(station.code(), station.region(), codes(stations.working(station.region())))
            .orElse(null);
  }

  /**
   * A token that is under an older key comes under the latest when it is next unlocked: the older
   * one may have been stolen with its station. Of which it is under is noted before it is told.
   */
  private void bringUnder(Job job, String keyOfRegion) {
    boolean known = job.pinOrder().newKey() == null;
    if (known && keyOfRegion != null && !keyOfRegion.equals(job.pinKey())) {
      job.pinOrder().bringUnder(keyOfRegion);
      tokens.mayComeUnder(job.chip(), keyOfRegion);
    }
  }

  /**
   * For how many more jobs there are tokens in stock, beyond those that stations are about to take.
   * Sent out without one, a job would spend a token that nobody has counted in, and fail.
   */
  private int withTokens(RegionCode region, int wanted) {
    int taking = (int) jobs.countPreparing(region);
    return Math.max(0, tokens.inStock(region, taking + wanted) - taking);
  }

  /**
   * @param maybe the key under which the token may be by now; null where its key is known
   */
  private List<Station> withKeys(List<Station> candidates, String pinKey, String maybe) {
    Map<String, Set<String>> keys = pinKeys.names(codes(candidates));
    List<String> needed = Stream.of(pinKey, maybe).filter(Objects::nonNull).toList();
    return pinKey == null
        ? List.of() // made by nobody whom the books name
        : candidates.stream()
            .filter(station -> keys.get(station.code()).containsAll(needed))
            .toList();
  }

  /**
   * What a job waits for that no station has yet.
   *
   * @param pinKey to its token's administrator PIN; null where none is needed
   * @param maybe another under which it may be by now; null where its key is known
   */
  JobWait waitsFor(RegionCode region, String desk, JobKind kind, String pinKey, String maybe) {
    List<Station> working = working(region);
    if (working.isEmpty()) {
      return JobWait.STATION;
    }
    Instant now = clock.instant();
    boolean ofDesk = DeskChoice.withStations(working).contains(desk);
    List<Station> candidates = ofDesk ? atDesk(working, desk, now) : anywhere(working, now);
    if (candidates.isEmpty()) {
      return JobWait.DESK;
    }
    if (pinKey != null && withKeys(candidates, pinKey, maybe).isEmpty()) {
      return JobWait.PIN_KEY;
    }
    return kind != JobKind.ISSUE || withTokens(region, 1) > 0 ? JobWait.ROOM : JobWait.TOKENS;
  }

  /**
   * Whether a station that works for a region has the key to a token's administrator PIN; nobody
   * has that of a token that was never heard of.
   */
  boolean canUnlock(RegionCode region, String chip) {
    return tokens.isKnown(chip)
        && !withKeys(working(region), tokens.pinKey(chip), tokens.pinKeyMaybe(chip)).isEmpty();
  }

  /** One whose clock is far from ours would sign what nobody believes. */
  private List<Station> working(RegionCode region) {
    return stations.working(region).stream()
        .filter(station -> clocks.isRight(station.code()))
        .toList();
  }

  /** Whether a job is for the stations of its desk alone. */
  boolean isForItsDesk(Job job) {
    return DeskChoice.withStations(working(job.region())).contains(job.desk());
  }

  private List<Station> candidates(Job job, Instant now) {
    List<Station> working = working(job.region());
    return DeskChoice.withStations(working).contains(job.desk())
        ? atDesk(working, job.desk(), now)
        : anywhere(working, now);
  }

  /** What belongs to a desk waits for its stations rather than go elsewhere. */
  private static List<Station> atDesk(List<Station> working, String desk, Instant now) {
    return working.stream()
        .filter(station -> desk.equals(station.desk()) && station.heardOfLately(now))
        .toList();
  }

  /** One that is present comes before one that is away. */
  private static List<Station> anywhere(List<Station> working, Instant now) {
    List<Station> present = working.stream().filter(station -> station.presentAt(now)).toList();
    return present.isEmpty() ? working : present;
  }

  /** A station and how many jobs more it may be given. */
  private record Room(Station station, int jobs) {}

  /**
   * The station that is to get the next jobs: the one with fewer of them. What would wait at a busy
   * station waits here instead, where the next one that is free can have it.
   */
  private Optional<Room> room(List<Station> candidates, boolean blanks) {
    int most = blanks ? blanksAtATime() : HOLDERS_AT_A_STATION;
    return candidates.stream()
        .map(station -> new Room(station, most - (int) jobs.openAt(station.code(), blanks)))
        .filter(room -> room.jobs() > 0)
        .max(Comparator.comparingInt(Room::jobs));
  }

  private static int blanksAtATime() {
    return QueueSettings.STATION_JOBS.value();
  }

  /** False for one whose certificate is not in force any more: that one goes nowhere. */
  private boolean send(Job job, Station station, String keyOfRegion, Instant now) {
    if (job.kind() == JobKind.RESET_PIN) {
      bringUnder(job, keyOfRegion);
    }
    Optional<Order> order = order(job, job.kind() == JobKind.ISSUE ? keyOfRegion : job.pinKey());
    if (order.isEmpty()) {
      return false;
    }
    job.sendTo(station.code(), keyOfRegion, now);
    audit.record(job, "job.sent-to-station", "system", Map.of("station", station.code()));
    outbox.put(Parties.jobsQueue(station.code()), OrderText.write(order.get()));
    return true;
  }

  /** What its station is asked to do first. */
  Optional<Order> order(Job job) {
    return order(job, job.pinKey());
  }

  private Optional<Order> order(Job job, String pinKey) {
    return switch (job.kind()) {
      case ISSUE -> Optional.of(new Prepare(job.number(), job.pinRetryLimit(), pinKey));
      case REKEY ->
          pairs
              .signingCertificate(job.line())
              .map(
                  certificate ->
                      new Rekey(
                          job.number(),
                          job.chip(),
                          Octets.of(certificate),
                          job.holderName(),
                          job.task()));
      case RESET_PIN ->
          pairs
              .signingCertificate(job.line())
              .map(
                  certificate ->
                      new ResetPin(
                          job.number(),
                          job.chip(),
                          Octets.of(certificate),
                          job.pinOrder().challenge(),
                          pinKey,
                          job.pinOrder().newKey(),
                          job.holderName(),
                          job.task()));
      case RESTORE_KEY ->
          pairs
              .signingCertificate(job.line())
              .map(
                  certificate ->
                      new RestoreKey(
                          job.number(),
                          job.chip(),
                          Octets.of(certificate),
                          job.holderName(),
                          job.task()));
      default -> throw new IllegalStateException("no station does " + job.kind());
    };
  }
}
