package org.certbureau.station.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Where it stands which messages are tried again. */
@ApplicationScoped
class DelayedMessages {
  private static final int MOST = 50;

  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(DelayedMessage message) {
    entities.persist(message);
  }

  Optional<DelayedMessage> byReference(String reference) {
    return Optional.ofNullable(entities.find(DelayedMessage.class, reference));
  }

  void remove(DelayedMessage message) {
    entities.remove(message);
  }

  /** The oldest first. */
  List<DelayedMessage> all() {
    return entities
        .createQuery(
            "select m from DelayedMessage m order by m.since, m.reference", DelayedMessage.class)
        .setMaxResults(MOST)
        .getResultList();
  }

  long count() {
    return entities
        .createQuery("select count(m) from DelayedMessage m", Long.class)
        .getSingleResult();
  }
}
