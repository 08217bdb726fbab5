package org.certbureau.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Caller;

/** Where requests are kept. */
@ApplicationScoped
class Requests {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(RecoveryRequest request) {
    entities.persist(request);
  }

  Optional<RecoveryRequest> find(String job) {
    return Optional.ofNullable(entities.find(RecoveryRequest.class, job));
  }

  /** The same, held until the transaction ends. */
  Optional<RecoveryRequest> hold(String job) {
    return Optional.ofNullable(
        entities.find(RecoveryRequest.class, job, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The latest of a case, which is asked anew where its job is repeated. */
  Optional<RecoveryRequest> latest(CaseNumber number) {
    return entities
        .createQuery(
            "select r from RecoveryRequest r where r.caseNumber = :number"
                + " order by r.askedAt desc, r.job desc",
            RecoveryRequest.class)
        .setParameter("number", number)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * The latest of a case that is an officer's to see.
   *
   * @throws NotFound also for another region's
   */
  RecoveryRequest seen(CaseNumber number, Caller officer) {
    RecoveryRequest request = latest(number).orElseThrow(() -> notFound(number));
    officer.requireRegion(request.region(), () -> notFound(number));
    return request;
  }

  /** The same, held until the transaction ends. */
  RecoveryRequest held(CaseNumber number, Caller officer) {
    return hold(seen(number, officer).auditId()).orElseThrow(() -> notFound(number));
  }

  private static NotFound notFound(CaseNumber number) {
    return new NotFound("recovery.not-found", "case", number.value());
  }

  /** Those of some regions that nobody has ended, the oldest first. */
  List<RecoveryRequest> open(Set<RegionCode> regions, int most) {
    return regions.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select r from RecoveryRequest r where r.end is null and r.region in :regions"
                    + " order by r.askedAt, r.job",
                RecoveryRequest.class)
            .setParameter("regions", regions)
            .setMaxResults(most)
            .getResultList();
  }

  /** The latest of each case that one of those jobs was for, the latest first. */
  List<RecoveryRequest> latestBeside(Collection<String> jobs) {
    if (jobs.isEmpty()) {
      return List.of();
    }
    List<RecoveryRequest> all =
        entities
            .createQuery(
                "select r from RecoveryRequest r where r.caseNumber in"
                    + " (select o.caseNumber from RecoveryRequest o where o.job in :jobs)"
                    + " order by r.askedAt desc, r.job desc",
                RecoveryRequest.class)
            .setParameter("jobs", jobs)
            .getResultList();
    Set<CaseNumber> known = new HashSet<>();
    return all.stream().filter(request -> known.add(request.caseNumber())).toList();
  }

  /**
   * Those that were asked in a period, the latest first.
   *
   * @param regions null for all
   * @param until excluded
   */
  List<RecoveryRequest> asked(Set<RegionCode> regions, Instant from, Instant until, int most) {
    TypedQuery<RecoveryRequest> query =
        entities.createQuery(
            "select r from RecoveryRequest r where r.askedAt >= :from and r.askedAt < :until"
                + of(regions)
                + " order by r.askedAt desc, r.job desc",
            RecoveryRequest.class);
    if (regions != null) {
      query.setParameter("regions", regions);
    }
    return query
        .setParameter("from", from)
        .setParameter("until", until)
        .setMaxResults(most)
        .getResultList();
  }

  /** How many nobody has ended. */
  int countOpen(Set<RegionCode> regions) {
    TypedQuery<Long> query =
        entities.createQuery(
            "select count(r) from RecoveryRequest r where r.end is null" + of(regions), Long.class);
    if (regions != null) {
      query.setParameter("regions", regions);
    }
    return query.getSingleResult().intValue();
  }

  private static String of(Set<RegionCode> regions) {
    if (regions == null) {
      return "";
    }
    return " and r.region in :regions";
  }

  /** Those that nobody has ended, the oldest first. */
  List<RecoveryRequest> open(int most) {
    return entities
        .createQuery(
            "select r from RecoveryRequest r where r.end is null order by r.askedAt, r.job",
            RecoveryRequest.class)
        .setMaxResults(most)
        .getResultList();
  }
}
