package org.certbureau.certificate.sight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Where it is kept which branch sees which line. */
@ApplicationScoped
class LineSights {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(LineSight sight) {
    entities.persist(sight);
  }

  /** Unless it is seen already. */
  void addNew(LineSight sight) {
    if (entities.find(LineSight.class, sight.key()) == null) {
      entities.persist(sight);
    }
  }
}
