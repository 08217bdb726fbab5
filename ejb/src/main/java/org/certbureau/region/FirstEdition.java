package org.certbureau.region;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** Stores a policy that came with the program, each in a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FirstEdition {
  /** Who is said to have approved what came with the program. */
  static final String APPROVER = "system";

  private static final System.Logger LOG = System.getLogger(FirstEdition.class.getName());

  @PersistenceContext(unitName = "bureau")
  private EntityManager em;

  @Inject private Clock clock;

  /**
   * Leaves a version alone that is there already: what was approved stays, whatever a newer program
   * brings along.
   */
  public void storeIfNew(String document) {
    Policy policy = PolicyReader.read(document);
    PolicyVersion brought = new PolicyVersion(policy, document, APPROVER, clock.instant());
    PolicyVersion stored = em.find(PolicyVersion.class, brought.id());
    if (stored == null) {
      em.persist(brought);
    } else if (!stored.digest().equals(brought.digest())) {
      LOG.log(
          System.Logger.Level.WARNING,
          "policy {0} in the database differs from the one that comes with this program; the"
              + " database''s goes on being used",
          brought.id());
    }
  }
}
