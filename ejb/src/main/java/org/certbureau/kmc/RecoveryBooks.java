package org.certbureau.kmc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/** Where the centre keeps its officers and what they have said. */
@ApplicationScoped
class RecoveryBooks {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  Optional<Officer> officer(String name) {
    return Optional.ofNullable(entities.find(Officer.class, name));
  }

  /** All that were ever let in, by name: a few for each region. */
  List<Officer> officers() {
    return entities
        .createQuery("select o from Officer o order by o.name", Officer.class)
        .getResultList();
  }

  /** Empty where nothing was ever said to it. */
  Optional<RecoveryCase> find(String job) {
    return Optional.ofNullable(entities.find(RecoveryCase.class, job));
  }

  /** The same, held until the transaction ends: of two who answer at once one sees the other. */
  Optional<RecoveryCase> hold(String job) {
    return Optional.ofNullable(
        entities.find(RecoveryCase.class, job, LockModeType.PESSIMISTIC_WRITE));
  }

  /** All of a case: its jobs are numbered behind it. */
  List<RecoveryCase> ofCase(String caseNumber) {
    return entities
        .createQuery(
            "select r from RecoveryCase r where r.job like :jobs order by r.job",
            RecoveryCase.class)
        .setParameter("jobs", caseNumber + "-%")
        .getResultList();
  }

  /**
   * Jobs whose orders were opened in a period, the latest first; of rows of before, for which a key
   * was given out in it, wherever that was.
   *
   * @param regions null for all
   */
  List<String> opened(Set<RegionCode> regions, Instant from, Instant until, int most) {
    TypedQuery<String> query =
        entities.createQuery(
            "select r.job from RecoveryCase r where"
                + " (r.openedAt >= :from and r.openedAt < :until"
                + (regions == null ? "" : " and r.region in :regions")
                + ") or (r.openedAt is null and r.recoveredAt >= :from and r.recoveredAt < :until)"
                + " order by r.openedAt desc, r.job desc",
            String.class);
    if (regions != null) {
      query.setParameter("regions", regions.stream().map(RegionCode::value).toList());
    }
    return query
        .setParameter("from", from)
        .setParameter("until", until)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * Orders that nobody has ended, the oldest first.
   *
   * @param regions null for all
   */
  List<RecoveryCase> open(Set<RegionCode> regions) {
    if (regions != null && regions.isEmpty()) {
      return List.of();
    }
    TypedQuery<RecoveryCase> query =
        entities.createQuery(
            "select r from RecoveryCase r where r.how is null and r.endedAt is null"
                + (regions == null ? "" : " and r.region in :regions")
                + " order by r.openedAt, r.job",
            RecoveryCase.class);
    if (regions != null) {
      query.setParameter("regions", regions.stream().map(RegionCode::value).toList());
    }
    return query.getResultList();
  }

  /** Of all orders there were. */
  List<RecoveryCase> all() {
    return entities
        .createQuery("select r from RecoveryCase r order by r.job", RecoveryCase.class)
        .getResultList();
  }

  /** Held until the transaction ends; empty where the centre was told of no approval. */
  Optional<CaseApprovals> approvals(CaseNumber caseNumber) {
    return Optional.ofNullable(
        entities.find(CaseApprovals.class, caseNumber.value(), LockModeType.PESSIMISTIC_WRITE));
  }

  /** In the order in which it was said. */
  List<Statement> statements(String job) {
    return entities
        .createQuery(
            "select s from Statement s where s.job = :job order by s.place", Statement.class)
        .setParameter("job", job)
        .getResultList();
  }

  /** Jobs by what an officer said last, the latest first. */
  List<String> answered(String officer, int most) {
    return entities
        .createQuery(
            "select s.job from Statement s where s.officer = :officer"
                + " group by s.job order by max(s.saidAt) desc, s.job desc",
            String.class)
        .setParameter("officer", officer)
        .setMaxResults(most)
        .getResultList();
  }

  <T> T add(T row) {
    entities.persist(row);
    return row;
  }
}
