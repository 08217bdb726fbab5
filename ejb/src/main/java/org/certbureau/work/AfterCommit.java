package org.certbureau.work;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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

  /**
   * Has what one transaction left under a key taken on together after the commit, on the thread
   * that commits.
   */
  public <T> void together(Class<T> key, T item, Consumer<List<T>> then) {
    @SuppressWarnings("unchecked") // only items of this class are put under it
    List<T> items = (List<T>) transaction.getResource(key);
    if (items == null) {
      List<T> all = new ArrayList<>();
      transaction.putResource(key, all);
      transaction.registerInterposedSynchronization(new Then(() -> then.accept(all)));
      items = all;
    }
    items.add(item);
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
