package org.certbureau.kmc;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.certbureau.crypto.Sealing;

/** The centre's own key, made at the first start and open from then on. */
@ApplicationScoped
class EscrowKey {
  /** There is one so far; escrow rows name theirs, so that it can be replaced. */
  static final int ID = 1;

  @Inject private EscrowKeyRows rows;

  private volatile Sealing sealing;

  Sealing sealing() {
    if (sealing == null) {
      sealing = open();
    }
    return sealing;
  }

  private Sealing open() {
    try {
      return rows.openOrMake(ID);
    } catch (EJBException anotherNodeMadeItMeanwhile) {
      return rows.openOrMake(ID);
    }
  }
}
