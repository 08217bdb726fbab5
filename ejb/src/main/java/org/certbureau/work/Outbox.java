package org.certbureau.work;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;

/** Messages are rows first: they leave if and only if the caller's transaction commits. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Outbox {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  @Inject private AfterCommit afterCommit;
  @Inject private Clock clock;
  @Inject private FreshMessages fresh;
  @EJB private Relay relay;

  /**
   * @param destination a queue that some {@link Courier} serves
   * @param body what that courier understands
   */
  public void put(String destination, String body) {
    OutboxMessage message =
        new OutboxMessage(
            destination, body, clock.instant().plus(FreshMessages.HELD), fresh.claim());
    entities.persist(message);
    // after the commit this instance may already be serving somebody else
    FreshMessages memory = fresh;
    Relay carrier = relay;
    afterCommit.together(
        OutboxMessage.class,
        message,
        committed -> {
          memory.add(committed);
          carrier.nudge();
        });
  }

  /** Likewise for a message that leaves later, within two seconds of that moment. */
  public void put(String destination, String body, Instant notBefore) {
    entities.persist(new OutboxMessage(destination, body, notBefore, null));
  }
}
