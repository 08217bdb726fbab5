package org.certbureau.work;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The short transaction of one number: no caller's lock waits on another's work. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NumberingRows {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  public long next(String series) {
    int updated =
        entities
            .createNativeQuery(
                "update numbering set last_value_used = last_value_used + 1 where series = ?1")
            .setParameter(1, series)
            .executeUpdate();
    if (updated == 0) {
      entities
          .createNativeQuery("insert into numbering (series, last_value_used) values (?1, 1)")
          .setParameter(1, series)
          .executeUpdate();
      return 1;
    }
    return ((Number)
            entities
                .createNativeQuery("select last_value_used from numbering where series = ?1")
                .setParameter(1, series)
                .getSingleResult())
        .longValue();
  }
}
