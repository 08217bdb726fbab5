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

  private BrokerProgram() {}

  public static void main(String[] arguments) throws Exception {
    BrokerSettings settings = BrokerSettings.ofEnvironment();
    if (settings.bureauPassword().isEmpty()) {
      throw new IllegalStateException("BUREAU_BROKER_PASSWORD is not set: no bureau could log in");
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
    broker.start();
    LOG.log(Level.INFO, "the broker keeps its data in {0}", settings.directory());
    ended.await();
  }
}
