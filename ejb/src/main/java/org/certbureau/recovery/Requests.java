package org.certbureau.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Where requests are kept. */
@ApplicationScoped
class Requests {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(RecoveryRequest request) {
    entities.persist(request);
  }

  Optional<RecoveryRequest> find(String job) {
    return Optional.ofNullable(entities.find(RecoveryRequest.class, job));
  }

  /** Those that nobody has ended, the oldest first. */
  List<RecoveryRequest> open(int most) {
    return entities
        .createQuery(
            "select r from RecoveryRequest r where r.end is null order by r.askedAt, r.job",
            RecoveryRequest.class)
        .setMaxResults(most)
        .getResultList();
  }
}
