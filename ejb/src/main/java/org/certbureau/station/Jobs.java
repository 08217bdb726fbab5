package org.certbureau.station;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where jobs are kept. */
@ApplicationScoped
class Jobs {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(Job job) {
    entities.persist(job);
  }

  Optional<Job> byNumber(String number) {
    return Optional.ofNullable(entities.find(Job.class, number));
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

  /** All attempts for an application, the newest first. */
  List<Job> ofCase(String caseNumber) {
    return entities
        .createQuery(
            "select j from Job j where j.caseNumber = :number order by j.attempt desc", Job.class)
        .setParameter("number", caseNumber)
        .getResultList();
  }

  List<Job> waiting(String region, int limit) {
    return entities
        .createQuery(
            "select j from Job j where j.region = :region and j.state = :waiting"
                + " order by j.openedAt, j.number",
            Job.class)
        .setParameter("region", region)
        .setParameter("waiting", JobState.WAITING)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The regions that have waiting jobs. */
  List<String> waitingRegions() {
    return entities
        .createQuery("select distinct j.region from Job j where j.state = :waiting", String.class)
        .setParameter("waiting", JobState.WAITING)
        .getResultList();
  }

  /** How many jobs each of these stations has in hand. */
  Map<String, Long> openAt(Collection<String> stations) {
    Map<String, Long> open = new HashMap<>();
    stations.forEach(station -> open.put(station, 0L));
    if (!stations.isEmpty()) {
      entities
          .createQuery(
              "select j.station, count(j) from Job j where j.station in :stations"
                  + " and j.openCase is not null group by j.station",
              Object[].class)
          .setParameter("stations", stations)
          .getResultList()
          .forEach(row -> open.put((String) row[0], (Long) row[1]));
    }
    return open;
  }

  /** What a monitor shows: what is open, then what ended last. */
  List<Job> recent(Collection<String> regions, int limit) {
    return entities
        .createQuery(
            "select j from Job j where j.region in :regions"
                + " order by case when j.openCase is null then 1 else 0 end, j.stepAt desc",
            Job.class)
        .setParameter("regions", regions)
        .setMaxResults(limit)
        .getResultList();
  }
}
