package org.certbureau.broker;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * An Artemis broker in this process. The bureau reaches it within the JVM, stations and other nodes
 * of the bureau over TCP.
 */
final class EmbeddedBroker {
  /** The number under which the broker is known within this JVM. */
  static final int SERVER_ID = 0;

  /** A record must fit in: see {@link BrokerResourceAdapter#LARGE_MESSAGE_BYTES}. */
  private static final int JOURNAL_BUFFER_BYTES = 2 * BrokerResourceAdapter.LARGE_MESSAGE_BYTES;

  private static final Logger LOG = Logger.getLogger(EmbeddedBroker.class.getName());

  /**
   * Artemis writes every message it moves to these unless they are off; held, because a logger that
   * nobody holds forgets its level.
   */
  private static final List<Logger> AUDIT_LOGGERS =
      List.of(
          Logger.getLogger("org.apache.activemq.audit"),
          Logger.getLogger("org.apache.activemq.audit.base"),
          Logger.getLogger("org.apache.activemq.audit.resource"),
          Logger.getLogger("org.apache.activemq.audit.message"));

  private static final String UNGUESSABLE = new BigInteger(256, new SecureRandom()).toString(36);

  private static final long MOST_IN_MEMORY_BYTES = 64L << 20;
  private static final int DELIVERY_ATTEMPTS = 10;
  private static final int FOREVER = -1;

  /**
   * What a station reports waits so long for what the bureau needs to act on it: a key centre or a
   * database that is away is no verdict on a job, and may be away for a night.
   */
  private static final Duration PATIENCE_WITH_REPORTS = Duration.ofHours(24);

  private static final long FIRST_REDELIVERY_MILLIS = 500;
  private static final long LAST_REDELIVERY_MILLIS = 60_000;

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

  EmbeddedBroker(BrokerSettings settings) {
    broker.setConfiguration(configuration(settings));
    broker.setSecurityManager(
        new BrokerSecurity(
            settings.bureauPassword(),
            new StationLogins(settings.stationLogins()),
            this::ensureQueue));
  }

  void start() throws Exception {
    AUDIT_LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    broker.start();
  }

  /** What holds for messages of an address. */
  AddressSettings settingsOf(String address) {
    return broker.getActiveMQServer().getAddressSettingsRepository().getMatch(address);
  }

  void stop() throws Exception {
    broker.stop();
  }

  private static Configuration configuration(BrokerSettings settings) {
    Path directory = settings.directory();
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration
        .setName("bureau")
        .setPersistenceEnabled(true)
        .setJournalType(JournalType.NIO)
        .setJournalDatasync(true)
        // the timer that gathers writes would hold one producer to some 260 messages a second
        .setJournalBufferTimeout_NIO(0)
        .setJournalBufferSize_NIO(JOURNAL_BUFFER_BYTES)
        .setJournalDirectory(directory.resolve("journal").toString())
        .setBindingsDirectory(directory.resolve("bindings").toString())
        .setPagingDirectory(directory.resolve("paging").toString())
        .setLargeMessagesDirectory(directory.resolve("large").toString())
        .setNodeManagerLockDirectory(directory.resolve("lock").toString())
        .setMaxDiskUsage(98)
        // beyond this, messages wait on disk instead of in the bureau's heap
        .setGlobalMaxSize(MOST_IN_MEMORY_BYTES)
        .setJMXManagementEnabled(false)
        .setMessageCounterEnabled(false)
        .setSecurityEnabled(true)
        .setAuthenticationCacheSize(0) // BrokerSecurity says why
        // tells the bureau which login sent a message, whatever its body claims
        .setPopulateValidatedUser(true)
        // there is no cluster, and nobody is to be its administrator
        .setClusterPassword(UNGUESSABLE);
    configuration.addAcceptorConfiguration(
        new TransportConfiguration(
            NettyAcceptorFactory.class.getName(), settings.stationDoor(), "stations"));
    configuration.addAcceptorConfiguration(
        new TransportConfiguration(
            InVMAcceptorFactory.class.getName(),
            new HashMap<>(Map.of("serverId", SERVER_ID)),
            "bureau"));
    configuration.addAddressSetting(
        "#",
        new AddressSettings()
            .setDeadLetterAddress(SimpleString.of(Names.DEAD_LETTERS))
            .setExpiryAddress(SimpleString.of(Names.EXPIRED))
            .setMaxDeliveryAttempts(DELIVERY_ATTEMPTS)
            .setRedeliveryDelay(FIRST_REDELIVERY_MILLIS)
            .setRedeliveryMultiplier(2)
            .setMaxRedeliveryDelay(LAST_REDELIVERY_MILLIS)
            .setDefaultAddressRoutingType(RoutingType.ANYCAST)
            .setDefaultQueueRoutingType(RoutingType.ANYCAST)
            // only who may create can make one appear by sending: the bureau alone
            .setAutoCreateAddresses(true)
            .setAutoCreateQueues(true)
            .setAutoDeleteAddresses(false)
            .setAutoDeleteQueues(false));
    configuration.addAddressSetting(
        Names.REPLIES,
        new AddressSettings().setMaxDeliveryAttempts(attemptsWithin(PATIENCE_WITH_REPORTS)));
    // from here a letter could only be thrown away
    configuration.addAddressSetting(
        Names.DEAD_LETTERS,
        new AddressSettings()
            .setMaxDeliveryAttempts(FOREVER)
            .setRedeliveryDelay(FIRST_REDELIVERY_MILLIS)
            .setRedeliveryMultiplier(2)
            .setMaxRedeliveryDelay(LAST_REDELIVERY_MILLIS));
    for (String name : List.of(Names.REPLIES, Names.DEAD_LETTERS, Names.EXPIRED)) {
      configuration.addAddressConfiguration(
          new CoreAddressConfiguration()
              .setName(name)
              .addRoutingType(RoutingType.ANYCAST)
              .addQueueConfiguration(queue(name)));
    }
    return configuration;
  }

  /** With pauses that double up to the longest; those that wait let the others pass. */
  private static int attemptsWithin(Duration patience) {
    int attempts = 1;
    long waited = 0;
    long pause = FIRST_REDELIVERY_MILLIS;
    while (waited < patience.toMillis()) {
      waited += pause;
      pause = Math.min(2 * pause, LAST_REDELIVERY_MILLIS);
      attempts++;
    }
    return attempts;
  }

  private static QueueConfiguration queue(String name) {
    return QueueConfiguration.of(name)
        .setAddress(name)
        .setRoutingType(RoutingType.ANYCAST)
        .setDurable(true);
  }

  private void ensureQueue(String name) {
    ActiveMQServer server = broker.getActiveMQServer();
    if (server.locateQueue(name) != null) {
      return;
    }
    try {
      server.createQueue(queue(name), true);
    } catch (Exception e) {
      LOG.log(Level.WARNING, "could not prepare the queue " + name, e);
    }
  }
}
