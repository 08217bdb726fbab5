package org.certbureau.work;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.certbureau.work.clock.ClockJump;

/**
 * The short transactions around a hand-over. Rows are claimed for a while instead of being locked,
 * so that no lock is held while the broker works and a dead node's rows come free by themselves.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OutboxRows {
  private static final Duration CLAIM = Duration.ofSeconds(30);

  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  @Inject private Clock clock;

  /**
   * Claims up to {@code limit} messages, those first that have been due the longest: what is given
   * back again and again does not stand before what is new.
   */
  public List<OutboxMessage> claim(String claim, int limit) {
    Instant now = clock.instant();
    int claimed =
        entities
            .createNativeQuery(
                "update outbox set claim = ?1, not_before = ?2 where not_before <= ?3 and id in"
                    + " (select id from outbox where not_before <= ?3 order by not_before, id"
                    + " fetch first "
                    + limit
                    + " rows only)")
            .setParameter(1, claim)
            .setParameter(2, UtcInstant.column(now.plus(CLAIM)))
            .setParameter(3, UtcInstant.column(now))
            .executeUpdate();
    return claimed == 0
        ? List.of()
        : entities
            .createQuery(
                "select m from OutboxMessage m where m.claim = :claim order by m.id",
                OutboxMessage.class)
            .setParameter("claim", claim)
            .getResultList();
  }

  /** What a clock that was put back has left far ahead is due at once. */
  public void bringBack() {
    Instant now = clock.instant();
    entities
        .createQuery("update OutboxMessage m set m.notBefore = :now where m.notBefore > :ever")
        .setParameter("now", now)
        .setParameter("ever", now.plus(CLAIM).plus(ClockJump.TOLERATED))
        .executeUpdate();
  }

  public void delivered(List<Long> ids) {
    entities
        .createQuery("delete from OutboxMessage m where m.id in :ids")
        .setParameter("ids", ids)
        .executeUpdate();
  }

  /**
   * Gives messages back that could not be handed over, to be tried again after the pause. What
   * somebody else has claimed meanwhile is left to them.
   */
  public void giveBack(String claim, List<Long> ids, Duration pause) {
    entities
        .createQuery(
            "update OutboxMessage m set m.claim = null, m.notBefore = :later"
                + " where m.id in :ids and m.claim = :claim")
        .setParameter("claim", claim)
        .setParameter("later", clock.instant().plus(pause))
        .setParameter("ids", ids)
        .executeUpdate();
  }
}
