package org.certbureau.kmc;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.certbureau.audit.AuditTrail;
import org.certbureau.audit.SingleEvent;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sealing;
import org.certbureau.work.CannotStart;
import org.certbureau.work.Sealings;

/** The transaction in which the centre's key is read, or made once over all nodes. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EscrowKeyRows {
  private static final int KEY_BYTES = 32;

  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  @Inject private Sealings sealings;
  @Inject private Clock clock;
  @EJB private AuditTrail audit;

  public CentreKey openOrMake(int id) {
    Sealing sealing = sealings.sealingFor("kmc.key");
    String associated = "kmc-key/" + id;
    KmcKey known = entities.find(KmcKey.class, id);
    if (known != null) {
      return CentreKey.of(opened(sealing, known, associated));
    }
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    entities.persist(new KmcKey(id, sealing.seal(key, associated), clock.instant()));
    entities.flush();
    audit.record(
        new SingleEvent("kmc", null),
        "kmc.key-created",
        "system",
        Map.of("key", Integer.toString(id)));
    return CentreKey.of(key);
  }

  /** The first that is opened at a start: what is wrong with the master key is told here. */
  private static byte[] opened(Sealing sealing, KmcKey known, String associated) {
    try {
      return sealing.open(known.sealedKey(), associated);
    } catch (CryptoFailure ofOneOrTheOther) {
      throw new CannotStart(
          "the master key is not the one that these data were sealed with, or the data were"
              + " changed");
    }
  }
}
