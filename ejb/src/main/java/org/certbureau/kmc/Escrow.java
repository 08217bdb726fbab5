package org.certbureau.kmc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The pairs in escrow. */
@ApplicationScoped
class Escrow {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(EscrowedPair pair) {
    entities.persist(pair);
  }
}
