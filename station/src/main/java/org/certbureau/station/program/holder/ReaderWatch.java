package org.certbureau.station.program.holder;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks into the reader again and again, until it is told to stop. */
public final class ReaderWatch implements Runnable {
  private static final Logger LOG = Logger.getLogger(ReaderWatch.class.getName());

  /** People notice no shorter wait. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final HolderReader reader;
  private final CountDownLatch stopped = new CountDownLatch(1);

  public ReaderWatch(HolderReader reader) {
    this.reader = reader;
  }

  /** What is being done on a token is finished first. */
  public void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    try {
      while (!stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        lookOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      reader.close();
    }
  }

  private void lookOnce() {
    try {
      reader.look();
    } catch (RuntimeException | Error e) {
      // an error that ended this thread would leave holders standing and the program alive
      LOG.log(Level.SEVERE, "The reader is looked into again", e);
    }
  }
}
