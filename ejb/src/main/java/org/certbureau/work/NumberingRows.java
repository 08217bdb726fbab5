package org.certbureau.work;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.OptionalLong;

/** The short transaction of one number: no caller's lock waits on another's work. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NumberingRows {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  @Resource private SessionContext transaction;

  /**
   * The next number; empty where another began the series in this moment: it is to be asked again.
   */
  public OptionalLong next(String series) {
    int updated =
        entities
            .createNativeQuery(
                "update numbering set last_value_used = last_value_used + 1 where series = ?1")
            .setParameter(1, series)
            .executeUpdate();
    if (updated == 0) {
      return begun(series);
    }
    return OptionalLong.of(
        ((Number)
                entities
                    .createNativeQuery("select last_value_used from numbering where series = ?1")
                    .setParameter(1, series)
                    .getSingleResult())
            .longValue());
  }

  /** Not by an exception: the container would log it as a fault before it is tried again. */
  private OptionalLong begun(String series) {
    try {
      entities
          .createNativeQuery("insert into numbering (series, last_value_used) values (?1, 1)")
          .setParameter(1, series)
          .executeUpdate();
      return OptionalLong.of(1);
    } catch (PersistenceException refused) {
      if (!SqlFailure.isConstraint(refused)) {
        throw refused;
      }
      transaction.setRollbackOnly();
      return OptionalLong.empty();
    }
  }
}
