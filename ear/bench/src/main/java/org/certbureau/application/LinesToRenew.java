package org.certbureau.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Service;

/** Certificates that have their first pair in force and that nobody renews. */
@ApplicationScoped
class LinesToRenew {
  @PersistenceContext(unitName = "bureau")
  private EntityManager em;

  /** The applications by which they were made, by their keys. */
  Map<Long, CaseNumber> next(int most) {
    Map<Long, CaseNumber> found = new LinkedHashMap<>();
    em.createQuery(
            "select p.line.id, p.caseNumber from CertificatePair p where p.inForceLine is not null"
                + " and p.predecessor is null and not exists (select i from Item i"
                + " where i.line = p.line.id and i.service = :renewal) order by p.line.id",
            Object[].class)
        .setParameter("renewal", Service.RENEW)
        .setMaxResults(most)
        .getResultStream()
        .forEach(row -> found.put((Long) row[0], (CaseNumber) row[1]));
    return found;
  }
}
