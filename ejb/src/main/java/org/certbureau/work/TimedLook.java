package org.certbureau.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks something that may never answer, for who cannot wait: one question at a time, an answer once
 * a second, and another thread only where the one before has been silent for long.
 */
public final class TimedLook<T> {
  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final Duration GIVEN_UP = Duration.ofSeconds(20);

  private final Callable<T> question;
  private Future<T> asked;
  private long askedAt;

  public TimedLook(Callable<T> question) {
    this.question = question;
  }

  /**
   * @return empty where there is no answer within that time, or none at all
   */
  public Optional<T> within(Duration patience, ExecutorService executor) {
    try {
      return Optional.of(asked(executor).get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (TimeoutException
        | ExecutionException
        | CancellationException
        | RejectedExecutionException silent) {
      return Optional.empty();
    }
  }

  private synchronized Future<T> asked(ExecutorService executor) {
    Duration ago = Duration.ofNanos(System.nanoTime() - askedAt);
    if (asked == null || ago.compareTo(asked.isDone() ? KEPT : GIVEN_UP) > 0) {
      if (asked != null) {
        // never by an interrupt: it would close the file that an embedded database reads
        asked.cancel(false);
      }
      asked = executor.submit(question);
      askedAt = System.nanoTime();
    }
    return asked;
  }
}
