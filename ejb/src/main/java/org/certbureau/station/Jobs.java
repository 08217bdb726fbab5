package org.certbureau.station;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.certbureau.application.sight.CaseSight;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.work.Conditions;

/** Where jobs are kept. */
@ApplicationScoped
class Jobs {
  /** Later than anything that is put off. */
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private static final Set<JobState> IN_HAND =
      EnumSet.of(JobState.PREPARING, JobState.SIGNING, JobState.INSTALLING);

  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(Job job) {
    entities.persist(job);
  }

  Optional<Job> byNumber(String number) {
    return Optional.ofNullable(entities.find(Job.class, number));
  }

  List<Job> named(Collection<String> numbers) {
    return numbers.isEmpty()
        ? List.of()
        : entities
            .createQuery("select j from Job j where j.number in :numbers", Job.class)
            .setParameter("numbers", numbers)
            .getResultList();
  }

  /**
   * For changing them: a report and its repetition may arrive at the same moment, and the second is
   * to see what the first has done. Always in the same order, so that batches do not block
   * crosswise.
   */
  Map<String, Job> lock(Collection<String> numbers) {
    return numbers.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select j from Job j where j.number in :numbers order by j.number", Job.class)
            .setParameter("numbers", numbers)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .collect(Collectors.toMap(Job::number, Function.identity()));
  }

  /** Likewise, those of one station alone; others are as if unknown. */
  Map<String, Job> lock(String station, Collection<String> numbers) {
    Map<String, Job> known = new HashMap<>(lock(numbers));
    known.values().removeIf(job -> !station.equals(job.station()));
    return known;
  }

  /** The certificates that were there before these jobs, by their keys; the jobs are not locked. */
  List<Long> lines(Collection<String> numbers) {
    return numbers.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select j.line from Job j where j.number in :numbers and j.line is not null",
                Long.class)
            .setParameter("numbers", numbers)
            .getResultList();
  }

  /** The job of an item that is not over. */
  Optional<Job> open(long item) {
    return entities
        .createQuery("select j from Job j where j.openItem = :item", Job.class)
        .setParameter("item", item)
        .getResultStream()
        .findFirst();
  }

  /** All attempts for some applications, the newest of each first. */
  List<Job> ofCases(Collection<CaseNumber> caseNumbers) {
    return caseNumbers.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select j from Job j where j.caseNumber in :numbers"
                    + " order by j.caseNumber desc, j.attempt desc",
                Job.class)
            .setParameter("numbers", caseNumbers)
            .getResultList();
  }

  /**
   * The oldest of one kind first; sorted by every column of its index, so that H2 walks it, sorts
   * nothing and passes by none of another kind.
   */
  List<Job> waiting(RegionCode region, DeskChoice desk, JobKind kind, int limit) {
    return waiting(region, desk, kind, Set.of(), limit);
  }

  /**
   * Likewise, of those that need a key to the token's administrator PIN.
   *
   * @param pinKeys the keys that there are; none where none is needed
   */
  List<Job> waiting(
      RegionCode region, DeskChoice desk, JobKind kind, Set<String> pinKeys, int limit) {
    Conditions where =
        new Conditions()
            .and("j.region = :region", "region", region)
            .and("j.state = :waiting", "waiting", JobState.WAITING)
            .and("j.kind = :kind", "kind", kind);
    desk.narrow(where);
    if (!pinKeys.isEmpty()) {
      where.and(
          "j.pinKey in :pinKeys and (j.pinOrder.newKey is null or j.pinOrder.newKey in :pinKeys)",
          "pinKeys",
          pinKeys);
    }
    return where
        .bind(
            entities.createQuery(
                "select j from Job j where "
                    + where
                    + " order by j.state, j.region, j.kind, j.openedAt, j.number",
                Job.class))
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * How many jobs of that sort a station has in hand: on blanks, or on tokens whose holders may not
   * have come yet.
   */
  long openAt(String station, boolean blanks) {
    return entities
        .createQuery(
            "select count(j) from Job j where j.station = :station and j.openItem > 0 and "
                + kind(blanks),
            Long.class)
        .setParameter("station", station)
        .setParameter("issue", JobKind.ISSUE)
        .getSingleResult();
  }

  private static String kind(boolean blanks) {
    return blanks ? "j.kind = :issue" : "j.kind <> :issue";
  }

  /**
   * How many jobs a station has in hand. Reads them alone, not what it ever made: an item's key is
   * greater than nothing, and H2 finds a range in an index where it does not find "not null".
   */
  long openAt(String station) {
    return entities
        .createQuery(
            "select count(j) from Job j where j.station = :station and j.openItem > 0", Long.class)
        .setParameter("station", station)
        .getSingleResult();
  }

  /** Whose jobs a station has in hand, the oldest cases first. */
  List<CaseNumber> casesAt(String station, int limit) {
    return entities
        .createQuery(
            "select j.caseNumber from Job j where j.station = :station and j.openItem > 0"
                + " order by j.caseNumber",
            CaseNumber.class)
        .setParameter("station", station)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Whether a region has jobs that no station has yet; reads one of them at most. */
  boolean areWaiting(RegionCode region) {
    return !entities
        .createQuery(
            "select j.number from Job j where j.state = :state and j.region = :region",
            String.class)
        .setParameter("state", JobState.WAITING)
        .setParameter("region", region)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** How many jobs of a region no station has yet. */
  long countWaiting(RegionCode region) {
    return entities
        .createQuery(
            "select count(j) from Job j where j.state = :state and j.region = :region", Long.class)
        .setParameter("state", JobState.WAITING)
        .setParameter("region", region)
        .getSingleResult();
  }

  /** How many jobs of a desk no station has yet. */
  long countWaiting(RegionCode region, String desk) {
    return entities
        .createQuery(
            "select count(j) from Job j where j.state = :state and j.region = :region"
                + " and j.desk = :desk",
            Long.class)
        .setParameter("state", JobState.WAITING)
        .setParameter("region", region)
        .setParameter("desk", desk)
        .getSingleResult();
  }

  /** How many jobs of a region may still take any token of the stock. */
  long countPreparing(RegionCode region) {
    return entities
        .createQuery(
            "select count(j) from Job j where j.state = :state and j.region = :region"
                + " and j.kind = :issue",
            Long.class)
        .setParameter("state", JobState.PREPARING)
        .setParameter("region", region)
        .setParameter("issue", JobKind.ISSUE)
        .getSingleResult();
  }

  /**
   * Numbers of jobs that count and that their stations have not settled, the longest due first. Of
   * all that was ever done none is read: H2 begins a range without a beginning at those that have
   * no time, and would rather look where the state is what was asked for.
   */
  List<String> toTellAgain(Instant now, Instant latest, int limit) {
    List<String> due = new ArrayList<>(putOff(Instant.EPOCH, now, limit));
    if (due.size() < limit) {
      due.addAll(putOff(latest, NEVER, limit - due.size()));
    }
    return due;
  }

  private List<String> putOff(Instant after, Instant until, int limit) {
    return entities
        .createQuery(
            "select j.number from Job j where j.tellAt > :after and j.tellAt <= :until"
                + " and j.state not in :inHand order by j.tellAt",
            String.class)
        .setParameter("after", after)
        .setParameter("until", until)
        .setParameter("inHand", IN_HAND)
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * Numbers of jobs that a station has in hand and has not answered: for the first time since that
   * instant, or again by now.
   *
   * @param latest what is later was written by a clock that was put back since
   */
  List<String> unanswered(String station, Instant since, Instant now, Instant latest, int limit) {
    return entities
        .createQuery(
            "select j.number from Job j where j.station = :station and j.openItem > 0 and"
                + " (j.tellAt is null and (j.stepAt <= :since or j.stepAt > :latest)"
                + " or j.tellAt <= :now or j.tellAt > :latest) order by j.openItem",
            String.class)
        .setParameter("station", station)
        .setParameter("since", since)
        .setParameter("now", now)
        .setParameter("latest", latest)
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * Whether the key of a token was ever heard of. Reads every job: for what happens once a year.
   */
  boolean haveKey(Sm2PublicKey key) {
    return entities
            .createQuery("select count(j) from Job j where j.born.point = :key", Long.class)
            .setParameter("key", key.point())
            .getSingleResult()
        > 0;
  }

  /** What a monitor shows: what is open, then what ended last. */
  List<Job> recent(CaseSight sight, int limit) {
    Conditions where = sight.narrowOn(new Conditions(), "j.region", "j.caseNumber");
    return where
        .bind(
            entities.createQuery(
                "select j from Job j where "
                    + where
                    + " order by case when j.openItem is null then 1 else 0 end, j.stepAt desc",
                Job.class))
        .setMaxResults(limit)
        .getResultList();
  }
}
