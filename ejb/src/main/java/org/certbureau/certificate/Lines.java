package org.certbureau.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where certificate lines are kept. */
@ApplicationScoped
class Lines {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  List<Long> add(List<CertificateLine> opened) {
    for (CertificateLine line : opened) {
      entities.persist(line);
      line.numbered();
    }
    if (!opened.isEmpty()) {
      entities.flush();
    }
    return opened.stream().map(CertificateLine::id).toList();
  }

  /** By their keys. */
  Map<Long, CertificateLine> find(Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select l from CertificateLine l where l.id in :ids", CertificateLine.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(CertificateLine::id, Function.identity()));
  }
}
