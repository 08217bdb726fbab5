package org.certbureau.work;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/** Running numbers by series, unique over all nodes; a number that is not used leaves a gap. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Numbering {
  private static final int TRIES = 5;

  @EJB private NumberingRows rows;

  /**
   * @param series e.g. {@code case.430100.20261122}; starts at 1
   */
  public long next(String series) {
    EJBException last = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        return rows.next(series);
      } catch (EJBException firstOfTwoNodesWon) {
        last = firstOfTwoNodesWon;
      }
    }
    throw last;
  }
}
