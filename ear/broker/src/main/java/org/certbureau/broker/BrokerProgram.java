package org.certbureau.broker;

import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The same broker as a program of its own, for several nodes of the bureau: {@code java -cp
 * 'broker/*' org.certbureau.broker.BrokerProgram}. It needs {@code BUREAU_BROKER_PASSWORD}, and
 * {@code BUREAU_BROKER_LOGINS} where the bureau keeps the stations' logins.
 */
public final class BrokerProgram {
  private static final Logger LOG = Logger.getLogger(BrokerProgram.class.getName());

  /** {@code EX_CONFIG} of sysexits.h. */
  private static final int CANNOT_START = 78;

  private BrokerProgram() {}

  public static void main(String[] arguments) throws Exception {
    BrokerSettings settings;
    try {
      settings = BrokerSettings.checked();
      if (settings.bureauPassword().isEmpty()) {
        throw new IllegalStateException(
            "BUREAU_BROKER_PASSWORD is not set: no bureau could log in");
      }
    } catch (IllegalStateException wrong) {
      cannotStart(wrong.getMessage());
      return;
    }
    EmbeddedBroker broker = new EmbeddedBroker(settings);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    broker.stop();
                  } catch (Exception e) {
                    LOG.log(Level.WARNING, "the broker did not stop cleanly", e);
                  }
                  ended.countDown();
                }));
    try {
      broker.start();
    } catch (Exception e) {
      LOG.log(Level.SEVERE, "the broker did not start", e);
      cannotStart(e.getMessage());
      return;
    }
    LOG.log(Level.INFO, "the broker keeps its data in {0}", settings.directory());
    ended.await();
  }

  /** It has threads of its own by then. */
  private static void cannotStart(String why) {
    System.err.println("the broker cannot start: " + why);
    System.err.flush();
    Runtime.getRuntime().halt(CANNOT_START);
  }
}
