package org.certbureau.ca.crl;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The published lists, cut into pieces. */
@ApplicationScoped
class CrlPieces {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  /** Written at once and forgotten: a long list never lies in memory as a whole. */
  void add(CrlPiece piece) {
    entities.persist(piece);
    entities.flush();
    entities.detach(piece);
  }

  /** The bytes of a list, in their order; empty where it is not kept. */
  List<byte[]> of(String issuer, long crlNumber) {
    return entities
        .createQuery(
            "select p.content from CrlPiece p where p.issuer = :issuer"
                + " and p.crlNumber = :number order by p.number",
            byte[].class)
        .setParameter("issuer", issuer)
        .setParameter("number", crlNumber)
        .getResultList();
  }

  void deleteBefore(String issuer, long crlNumber) {
    entities
        .createQuery("delete from CrlPiece p where p.issuer = :issuer and p.crlNumber < :number")
        .setParameter("issuer", issuer)
        .setParameter("number", crlNumber)
        .executeUpdate();
  }
}
