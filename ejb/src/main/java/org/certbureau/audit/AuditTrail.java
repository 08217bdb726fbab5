package org.certbureau.audit;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.RegionCode;
import org.certbureau.work.Conditions;
import org.certbureau.work.Sealings;

/**
 * Records steps in the transaction that takes them: where the entry cannot be written, the step
 * does not happen.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AuditTrail {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  @Resource private SessionContext session;
  @Inject private Clock clock;
  @Inject private Sealings sealings;

  /**
   * Records a step of the person or machine that is logged in.
   *
   * @param action lower case, dotted, in the past tense: {@code application.submitted}
   * @param details what a reader needs to see why; never personal data, secrets or keys
   */
  public void record(Audited object, String action, Map<String, String> details) {
    record(object, action, session.getCallerPrincipal().getName(), details);
  }

  /**
   * Records a step of somebody who has no login here.
   *
   * @param actor {@code system}, or {@code station:CODE}
   */
  public void record(Audited object, String action, String actor, Map<String, String> details) {
    // what a column keeps of it, or the MAC would not fit what is read back
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    AuditEntry entry = new AuditEntry(object, now, actor, action, DetailsText.write(details));
    entities.persist(entry);
    entry.waitForSeal(EntryMac.of(sealings));
  }

  /** The entries of one object, the oldest first. The caller has checked that it may be seen. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<AuditRecord> of(String objectType, String objectId) {
    return entities
        .createQuery(
            "select e from AuditEntry e where e.objectType = :type and e.objectId = :id"
                + " order by e.objectNumber",
            AuditEntry.class)
        .setParameter("type", objectType)
        .setParameter("id", objectId)
        .getResultStream()
        .map(AuditEntry::toRecord)
        .toList();
  }

  /**
   * What to look for; null means no condition.
   *
   * @param actor as it stands in the entry
   * @param action how it begins, e.g. {@code application.}
   * @param objectId as a whole, e.g. a case number
   * @param from inclusive
   * @param until exclusive
   */
  public record Filter(String actor, String action, String objectId, Instant from, Instant until) {
    public static final Filter EVERYTHING = new Filter(null, null, null, null, null);

    public Filter {
      actor = sought("actor", actor);
      action = sought("action", action);
      objectId = sought("object", objectId);
    }

    /** What is looked for is an entry as well: it is read as what is kept. */
    private static String sought(String field, String typed) {
      return typed == null ? null : FreeText.soughtAt(field, typed).value();
    }
  }

  /**
   * A page of sealed entries, the newest first. The caller has decided whose entries may be read.
   *
   * @param regions whose entries are wanted beside those that concern the whole house; null for all
   * @param before only entries at an earlier place; null for the first page
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<AuditRecord> page(Filter filter, Set<RegionCode> regions, Long before, int limit) {
    Conditions where =
        new Conditions()
            .and("e.place > 0")
            .and("e.place < :before", "before", before)
            .and("e.actor = :actor", "actor", filter.actor())
            .and("e.objectId = :object", "object", filter.objectId())
            .and("e.occurredAt >= :from", "from", filter.from())
            .and("e.occurredAt < :until", "until", filter.until())
            .beginning("e.action", "action", filter.action());
    if (regions != null && regions.isEmpty()) {
      where.and("e.region is null");
    } else {
      where.and("(e.region is null or e.region in :regions)", "regions", regions);
    }
    return where
        .bind(
            entities.createQuery(
                "select e from AuditEntry e where " + where + " order by e.place desc",
                AuditEntry.class))
        .setMaxResults(limit)
        .getResultStream()
        .map(AuditEntry::toRecord)
        .toList();
  }
}
