package org.certbureau.ca.crl;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** The deltas that are published now. */
@ApplicationScoped
class Deltas {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  /**
   * A delta without its bytes.
   *
   * @param changes those since its base that it shows
   * @param completeLines how many lines the latest complete list has
   * @param completeChanges those changes that this list shows
   */
  record Standing(
      long number,
      Instant baseThisUpdate,
      long changes,
      long completeLines,
      long completeChanges,
      Instant thisUpdate) {}

  Optional<Standing> standing(String issuer) {
    return entities
        .createQuery(
            "select d.number, d.baseThisUpdate, d.changes, d.completeLines, d.completeChanges,"
                + " d.thisUpdate from DeltaCrl d where d.issuer = :issuer",
            Object[].class)
        .setParameter("issuer", issuer)
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new Standing(
                    (Long) row[0],
                    (Instant) row[1],
                    (Long) row[2],
                    (Long) row[3],
                    (Long) row[4],
                    (Instant) row[5]));
  }

  Optional<DeltaCrl> find(String issuer) {
    return Optional.ofNullable(entities.find(DeltaCrl.class, issuer));
  }

  /** The row of an issuer, made where there is none. */
  DeltaCrl take(String issuer) {
    return find(issuer)
        .orElseGet(
            () -> {
              DeltaCrl fresh = new DeltaCrl(issuer);
              entities.persist(fresh);
              return fresh;
            });
  }
}
