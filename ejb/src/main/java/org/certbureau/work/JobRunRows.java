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
import org.certbureau.work.clock.ClockJump;

/** The short transactions behind {@link JobRuns}. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JobRunRows {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  @Inject private Clock clock;

  public boolean claim(String job, String slot, String owner, Duration takeover) {
    Instant now = clock.instant();
    int takenOver =
        entities
            .createNativeQuery(
                "update job_run set claimed_at = ?1, claimed_by = ?2 where job = ?3 and slot = ?4"
                    + " and finished_at is null and (claimed_at < ?5 or claimed_at > ?6)")
            .setParameter(1, UtcInstant.column(now))
            .setParameter(2, owner)
            .setParameter(3, job)
            .setParameter(4, slot)
            .setParameter(5, UtcInstant.column(now.minus(takeover)))
            .setParameter(6, UtcInstant.column(now.plus(ClockJump.TOLERATED)))
            .executeUpdate();
    if (takenOver > 0) {
      return true;
    }
    boolean known =
        !entities
            .createNativeQuery("select 1 from job_run where job = ?1 and slot = ?2")
            .setParameter(1, job)
            .setParameter(2, slot)
            .getResultList()
            .isEmpty();
    if (known) {
      return false;
    }
    entities
        .createNativeQuery(
            "insert into job_run (job, slot, claimed_at, claimed_by) values (?1, ?2, ?3, ?4)")
        .setParameter(1, job)
        .setParameter(2, slot)
        .setParameter(3, UtcInstant.column(now))
        .setParameter(4, owner)
        .executeUpdate();
    return true;
  }

  /** False where it is finished, or another has taken it over. */
  public boolean renew(String job, String slot, String owner) {
    return entities
            .createNativeQuery(
                "update job_run set claimed_at = ?1 where job = ?2 and slot = ?3"
                    + " and claimed_by = ?4 and finished_at is null")
            .setParameter(1, UtcInstant.column(clock.instant()))
            .setParameter(2, job)
            .setParameter(3, slot)
            .setParameter(4, owner)
            .executeUpdate()
        > 0;
  }

  public void finished(String job, String slot) {
    entities
        .createNativeQuery("update job_run set finished_at = ?1 where job = ?2 and slot = ?3")
        .setParameter(1, UtcInstant.column(clock.instant()))
        .setParameter(2, job)
        .setParameter(3, slot)
        .executeUpdate();
  }
}
