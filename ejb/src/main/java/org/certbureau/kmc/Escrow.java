package org.certbureau.kmc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The pairs in escrow. */
@ApplicationScoped
class Escrow {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(EscrowedPair pair) {
    entities.persist(pair);
  }

  Optional<EscrowedPair> find(String fingerprint) {
    return entities
        .createQuery(
            "select p from EscrowedPair p where p.keyFingerprint = :key", EscrowedPair.class)
        .setParameter("key", fingerprint)
        .getResultStream()
        .findFirst();
  }
}
