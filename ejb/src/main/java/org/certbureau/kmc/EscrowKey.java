package org.certbureau.kmc;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm3Mac;

/** The centre's own key, made at the first start and open from then on. */
@ApplicationScoped
class EscrowKey {
  /** There is one so far; escrow rows name theirs, so that it can be replaced. */
  static final int ID = 1;

  @Inject private EscrowKeyRows rows;

  private volatile CentreKey key;

  Sealing sealing() {
    return key().sealing();
  }

  Sm3Mac mac() {
    return key().mac();
  }

  private CentreKey key() {
    if (key == null) {
      key = open();
    }
    return key;
  }

  private CentreKey open() {
    try {
      return rows.openOrMake(ID);
    } catch (EJBException anotherNodeMadeItMeanwhile) {
      return rows.openOrMake(ID);
    }
  }
}
