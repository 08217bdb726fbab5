package org.certbureau.application.inspection;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.certbureau.application.Application;

/** What inspections have found, by their applications. */
@Dependent
class Inspections {
  @PersistenceContext(unitName = "bureau")
  EntityManager em;

  Optional<Inspection> of(Application application) {
    return Optional.ofNullable(em.find(Inspection.class, application.id()));
  }

  Inspection begun(Application application) {
    Inspection inspection = new Inspection(application);
    em.persist(inspection);
    return inspection;
  }
}
