package org.certbureau.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

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

  /**
   * The latest of a case, which is asked anew where its job is repeated: by the jobs' own numbers
   * behind that of their case, for rows may say of it what they like.
   */
  Optional<String> latest(CaseNumber number) {
    return entities
        .createQuery("select r.job from RecoveryRequest r where r.job like :jobs", String.class)
        .setParameter("jobs", number.value() + "-%")
        .getResultStream()
        .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
  }

  /**
   * Jobs of those that nobody has ended, the oldest first.
   *
   * @param regions null for all
   */
  List<String> open(Set<RegionCode> regions, int most) {
    if (regions != null && regions.isEmpty()) {
      return List.of();
    }
    return jobs("r.end is null", regions, "r.askedAt, r.job").setMaxResults(most).getResultList();
  }

  /**
   * Jobs of those that were asked in a period, the latest first.
   *
   * @param regions null for all
   * @param until excluded
   */
  List<String> asked(Set<RegionCode> regions, Instant from, Instant until, int most) {
    return jobs("r.askedAt >= :from and r.askedAt < :until", regions, "r.askedAt desc, r.job desc")
        .setParameter("from", from)
        .setParameter("until", until)
        .setMaxResults(most)
        .getResultList();
  }

  private TypedQuery<String> jobs(String which, Set<RegionCode> regions, String order) {
    TypedQuery<String> query =
        entities.createQuery(
            "select r.job from RecoveryRequest r where "
                + which
                + (regions == null ? "" : " and r.region in :regions")
                + " order by "
                + order,
            String.class);
    if (regions != null) {
      query.setParameter("regions", regions.stream().map(RegionCode::value).toList());
    }
    return query;
  }

  /** Jobs of those that nobody has ended, the oldest first. */
  List<String> open() {
    return jobs("r.end is null", null, "r.askedAt, r.job").getResultList();
  }
}
