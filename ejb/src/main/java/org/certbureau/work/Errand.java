package org.certbureau.work;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A coalescing background task: work that is asked for often and wanted once. However many ask
 * while it runs, it runs one time more. Never twice at the same moment.
 */
public final class Errand {
  private final Executor executor;
  private final Runnable work;

  /** Those not yet answered; the one who raises it from zero starts. */
  private final AtomicInteger asked = new AtomicInteger();

  /**
   * @param work keeps its failures to itself: what it throws would be lost and what asked meanwhile
   *     with it
   */
  public Errand(Executor executor, Runnable work) {
    this.executor = executor;
    this.work = work;
  }

  /** Has it run soon; returns at once. */
  public void ask() {
    if (asked.getAndIncrement() > 0) {
      return;
    }
    try {
      executor.execute(this::run);
    } catch (RejectedExecutionException shuttingDown) {
      asked.set(0);
    }
  }

  private void run() {
    int answered;
    do {
      answered = asked.get();
      work.run();
    } while (!asked.compareAndSet(answered, 0));
  }
}
