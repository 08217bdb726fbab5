package org.certbureau.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.certbureau.kernel.CaseNumber;

/** Where it is kept what officers have looked at. */
@ApplicationScoped
class Looks {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  /** The pages of a case that an officer has seen. */
  List<Look> of(String officer, CaseNumber number) {
    return entities
        .createQuery(
            "select l from Look l where l.officer = :officer and l.caseNumber = :number",
            Look.class)
        .setParameter("officer", officer)
        .setParameter("number", number.value())
        .getResultList();
  }

  /** An officer has a page before them. The case's request is held: nobody else writes here. */
  void note(String officer, CaseNumber number, long scan, String digest, Instant now) {
    Look before = entities.find(Look.class, new Look.Key(officer, number, scan));
    if (before == null) {
      entities.persist(new Look(officer, number, scan, digest, now));
    } else {
      before.again(digest, now);
    }
  }
}
