package org.certbureau.testing.contract;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Does what it is given in a call of each kind. */
@Stateless
@PermitAll
public class Calls {
  @Resource private SessionContext session;
  @Resource private TransactionSynchronizationRegistry transaction;
  @Inject private Event<Told> telling;
  @Inject private Event<Listener.Settled> settling;

  public <T> T required(Deed<T> deed) throws Exception {
    return deed.done();
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public <T> T requiresNew(Deed<T> deed) throws Exception {
    return deed.done();
  }

  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public <T> T mandatory(Deed<T> deed) throws Exception {
    return deed.done();
  }

  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public <T> T supports(Deed<T> deed) throws Exception {
    return deed.done();
  }

  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public <T> T notSupported(Deed<T> deed) throws Exception {
    return deed.done();
  }

  @TransactionAttribute(TransactionAttributeType.NEVER)
  public <T> T never(Deed<T> deed) throws Exception {
    return deed.done();
  }

  /** Asks this very object for a new transaction, where no container hears it. */
  public <T> T requiresNewFromWithin(Deed<T> deed) throws Exception {
    return requiresNew(deed);
  }

  public void giveUp() {
    session.setRollbackOnly();
  }

  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean inTransaction() {
    return transaction.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
  }

  /** Has the transaction fail at the last moment, as an entity does that cannot be written. */
  public void failAtCommit() {
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            throw new IllegalStateException("cannot be written");
          }

          @Override
          public void afterCompletion(int status) {
            // nothing was held
          }
        });
  }

  /** Has something go wrong once the transaction has committed. */
  public void failAfterCommit() {
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // all is well until then
          }

          @Override
          public void afterCompletion(int status) {
            throw new IllegalStateException("too late");
          }
        });
  }

  public void tell(Told fact) {
    telling.fire(fact);
  }

  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void settle(Told fact) {
    settling.fire(new Listener.Settled(fact));
  }
}
