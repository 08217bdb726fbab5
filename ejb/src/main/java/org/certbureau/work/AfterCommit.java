package org.certbureau.work;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** What is to follow once the caller's transaction has committed, and not otherwise. */
@Dependent
public class AfterCommit {
  @Resource private TransactionSynchronizationRegistry transaction;

  /**
   * Has something run after the commit, on the thread that commits.
   *
   * @param key of several under one key in one transaction only the first runs
   */
  public void once(Object key, Runnable then) {
    if (transaction.getResource(key) == null) {
      transaction.putResource(key, Boolean.TRUE);
      transaction.registerInterposedSynchronization(new Then(then));
    }
  }

  private record Then(Runnable work) implements Synchronization {
    @Override
    public void beforeCompletion() {
      // only what is committed may be followed
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        work.run();
      }
    }
  }
}
