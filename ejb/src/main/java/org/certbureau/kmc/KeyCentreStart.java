package org.certbureau.kmc;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Makes the centre's key where there is none yet, and the first pairs before anyone asks. Its key
 * is the first that is opened at a start: whatever else starts by itself comes after it
 * ({@code @DependsOn}), so that a program with a wrong master key has written nothing when it ends.
 */
@Singleton
@Startup
@DependsOn("Migration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class KeyCentreStart {
  @Inject private EscrowKey escrowKey;
  @Inject private PairPool pool;

  @PostConstruct
  void open() {
    escrowKey.sealing();
    pool.refill();
  }
}
