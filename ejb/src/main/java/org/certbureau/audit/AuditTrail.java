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
import java.util.List;
import java.util.Map;

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
    entities.persist(
        new AuditEntry(object, clock.instant(), actor, action, DetailsText.write(details)));
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
}
