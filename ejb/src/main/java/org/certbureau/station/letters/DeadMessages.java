package org.certbureau.station.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Where messages are kept that nobody could act on. */
@ApplicationScoped
class DeadMessages {
  private static final int MOST = 200;

  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(DeadMessage message) {
    entities.persist(message);
  }

  Optional<DeadMessage> byReference(String reference) {
    return Optional.ofNullable(entities.find(DeadMessage.class, reference));
  }

  /** Held until the transaction ends: of two who act on it at once the second sees the first. */
  Optional<DeadMessage> hold(String reference) {
    return Optional.ofNullable(
        entities.find(DeadMessage.class, reference, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Those that nobody has looked after yet, the oldest first. */
  List<DeadMessage> open() {
    return entities
        .createQuery(
            "select m from DeadMessage m where m.settledAt is null order by m.diedAt",
            DeadMessage.class)
        .setMaxResults(MOST)
        .getResultList();
  }

  long countOpen() {
    return entities
        .createQuery("select count(m) from DeadMessage m where m.settledAt is null", Long.class)
        .getSingleResult();
  }
}
