package org.certbureau.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.certbureau.kernel.CaseNumber;

/** Where certificate lines are kept. */
@ApplicationScoped
class Lines {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(CertificateLine line) {
    entities.persist(line);
    line.numbered();
  }

  /** The lines that these cases have opened. */
  Map<CaseNumber, CertificateLine> openedBy(Collection<CaseNumber> cases) {
    return cases.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select l from CertificateLine l where l.openedBy in :cases", CertificateLine.class)
            .setParameter("cases", cases)
            .getResultStream()
            .collect(Collectors.toMap(CertificateLine::openedBy, Function.identity()));
  }
}
