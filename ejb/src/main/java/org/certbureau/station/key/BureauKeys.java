package org.certbureau.station.key;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.work.Sealings;

/** The key that signs the bureau's orders, sealed at rest; all nodes share it. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BureauKeys {
  private static final String PURPOSE = "station.bureau-key";

  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  @Inject private Sealings sealings;

  /** Two nodes that start at once make one key: the row is there from the start and is locked. */
  public Sm2KeyPair readOrMake() {
    Sealing sealing = sealings.sealingFor(PURPOSE);
    BureauKey row = entities.find(BureauKey.class, 1, LockModeType.PESSIMISTIC_WRITE);
    if (row.sealedKey() != null) {
      return Sm2KeyPair.of(Sm2PrivateKey.ofBytes(sealing.open(row.sealedKey(), PURPOSE)));
    }
    Sm2KeyPair made = Sm2Keys.generate(new SecureRandom());
    row.keep(sealing.seal(made.privateKey().bytes(), PURPOSE));
    return made;
  }
}
