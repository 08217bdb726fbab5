package org.certbureau.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.staff.Caller;
import org.certbureau.work.Conditions;
import org.certbureau.work.UtcTimestamp;

/** Where notices are kept. */
@ApplicationScoped
class Notices {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  /** An occasion that was told about already. */
  record Told(String about, String occasion) {}

  void add(Notice notice) {
    entities.persist(notice);
    entities.flush();
  }

  /** What was told about any of these. */
  Set<Told> told(NoticeKind kind, Collection<String> about) {
    return about.isEmpty()
        ? Set.of()
        : new HashSet<>(
            entities
                .createQuery(
                    "select n.about, n.occasion from Notice n where n.kind = :kind"
                        + " and n.about in :about",
                    Object[].class)
                .setParameter("kind", kind)
                .setParameter("about", about)
                .getResultStream()
                .map(row -> new Told((String) row[0], (String) row[1]))
                .toList());
  }

  /**
   * Claims up to {@code limit} dispatches that are due, the longest waiting first. Two nodes that
   * claim at once share them: the condition is looked at again under the row's lock.
   */
  List<Dispatch> claim(Medium medium, String claim, Instant now, Instant until, int limit) {
    int claimed =
        entities
            .createNativeQuery(
                "update notice_dispatch set claim = ?1, next_attempt_at = ?2"
                    + " where state = 'WAITING' and next_attempt_at <= ?3 and id in"
                    + " (select id from notice_dispatch where state = 'WAITING' and medium = ?4"
                    + " and next_attempt_at <= ?3 order by next_attempt_at, id fetch first "
                    + limit
                    + " rows only)")
            .setParameter(1, claim)
            .setParameter(2, UtcTimestamp.column(until))
            .setParameter(3, UtcTimestamp.column(now))
            .setParameter(4, medium.name())
            .executeUpdate();
    return claimed == 0
        ? List.of()
        : entities
            .createQuery(
                "select d from Dispatch d join fetch d.notice where d.claim = :claim order by d.id",
                Dispatch.class)
            .setParameter("claim", claim)
            .getResultList();
  }

  /**
   * @return whether the claim still holds, now until the time given
   */
  boolean hold(long dispatch, String claim, Instant until) {
    return entities
            .createNativeQuery(
                "update notice_dispatch set next_attempt_at = ?1"
                    + " where id = ?2 and claim = ?3 and state = 'WAITING'")
            .setParameter(1, UtcTimestamp.column(until))
            .setParameter(2, dispatch)
            .setParameter(3, claim)
            .executeUpdate()
        == 1;
  }

  /** What lies later than that is due now. */
  void bringBack(Instant ever, Instant now) {
    entities
        .createNativeQuery(
            "update notice_dispatch set next_attempt_at = ?1"
                + " where state = 'WAITING' and next_attempt_at > ?2")
        .setParameter(1, UtcTimestamp.column(now))
        .setParameter(2, UtcTimestamp.column(ever))
        .executeUpdate();
  }

  void giveBack(String claim, Instant due) {
    entities
        .createNativeQuery(
            "update notice_dispatch set claim = null, next_attempt_at = ?1"
                + " where claim = ?2 and state = 'WAITING'")
        .setParameter(1, UtcTimestamp.column(due))
        .setParameter(2, claim)
        .executeUpdate();
  }

  /** To be changed, with its notice, by nobody else until the transaction is over. */
  Optional<Dispatch> changed(long id) {
    Long notice =
        entities
            .createQuery("select d.notice.id from Dispatch d where d.id = :id", Long.class)
            .setParameter("id", id)
            .getResultStream()
            .findFirst()
            .orElse(null);
    if (notice == null) {
      return Optional.empty();
    }
    entities.find(Notice.class, notice, LockModeType.PESSIMISTIC_WRITE);
    Dispatch dispatch = entities.find(Dispatch.class, id);
    entities.refresh(dispatch);
    return Optional.of(dispatch);
  }

  Optional<Notice> find(long id) {
    return Optional.ofNullable(entities.find(Notice.class, id));
  }

  List<Notice> ofCase(CaseNumber caseNumber) {
    return entities
        .createQuery(
            "select n from Notice n where n.caseNumber = :number order by n.id desc", Notice.class)
        .setParameter("number", caseNumber)
        .getResultList();
  }

  /** All that was ever told about pairs, the newest first. */
  List<Notice> ofPairs(Collection<String> jobs) {
    return jobs.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                // by the kind too, which comes first in the index
                "select n from Notice n where n.kind in :kinds and n.about in :jobs"
                    + " order by n.id desc",
                Notice.class)
            .setParameter("kinds", List.of(NoticeKind.values()))
            .setParameter("jobs", jobs)
            .setHint("eclipselink.batch", "n.dispatches")
            .getResultList();
  }

  /** The newest first, before the given one, or all. */
  List<Notice> page(Caller caller, NoticeFilter filter, Long before, int limit) {
    Conditions where =
        new Conditions()
            .and("n.id < :before", "before", before)
            .among("n.region", "regions", caller.bounds())
            .and("n.region = :region", "region", filter.region())
            .and(
                "exists (select d from Dispatch d where d.notice = n and d.state = :state)",
                "state",
                filter.state());
    return where
        .bind(
            entities.createQuery(
                "select n from Notice n where " + where + " order by n.id desc", Notice.class))
        .setHint("eclipselink.batch", "n.dispatches")
        .setMaxResults(limit)
        .getResultList();
  }
}
