package org.certbureau.ca.ocsp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Those who answer, or answered, in the issuers' names. */
@ApplicationScoped
class Responders {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(Responder responder) {
    entities.persist(responder);
  }

  /** Of those whose time has come the one that lasts longest; it may have ended. */
  Optional<Responder> newest(String issuer, Instant now) {
    return entities
        .createQuery(
            "select r from Responder r where r.issuer = :issuer and r.notBefore <= :now"
                + " order by r.notAfter desc, r.id desc",
            Responder.class)
        .setParameter("issuer", issuer)
        .setParameter("now", now)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
