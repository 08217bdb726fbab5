package org.certbureau.station.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.certbureau.station.contract.Parties;

/** A real broker on a loopback port, which keeps its messages when it is stopped. */
public final class TestBroker implements AutoCloseable {
  private final Path data;
  private final List<String> stations;
  private final Set<String> lostLogins = ConcurrentHashMap.newKeySet();
  private final Map<String, Object> transport = new HashMap<>();
  private EmbeddedActiveMQ server;

  /**
   * @param tls transport settings of the acceptor for TLS; empty for none
   */
  public TestBroker(Path data, String station, Map<String, Object> tls) throws Exception {
    this(data, List.of(station), tls);
  }

  public TestBroker(Path data, List<String> stations, Map<String, Object> tls) throws Exception {
    this.data = data;
    this.stations = List.copyOf(stations);
    transport.putAll(tls);
    transport.put(TransportConstants.HOST_PROP_NAME, "127.0.0.1");
    transport.put(TransportConstants.PORT_PROP_NAME, freePort());
    start();
  }

  public int port() {
    return (Integer) transport.get(TransportConstants.PORT_PROP_NAME);
  }

  public void start() throws Exception {
    server = new EmbeddedActiveMQ().setConfiguration(configuration());
    server.setSecurityManager(new Logins());
    server.start();
  }

  public void stop() throws Exception {
    server.stop();
  }

  /** From now on that login is refused, and whoever used it is thrown out. */
  public void refuse(String login) throws Exception {
    lostLogins.add(login);
    server.getActiveMQServer().getActiveMQServerControl().closeConnectionsForUser(login);
  }

  /** Lets everybody do everything who has not lost the login. */
  private final class Logins implements ActiveMQSecurityManager {
    @Override
    public boolean validateUser(String user, String password) {
      return user == null || !lostLogins.contains(user);
    }

    @Override
    public boolean validateUserAndRole(
        String user, String password, Set<Role> roles, CheckType checkType) {
      return validateUser(user, password);
    }
  }

  public long messagesIn(String queue) {
    return server.getActiveMQServer().locateQueue(SimpleString.of(queue)).getMessageCount();
  }

  @Override
  public void close() throws Exception {
    stop();
  }

  private Configuration configuration() throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setSecurityEnabled(true)
            .setAuthenticationCacheSize(0)
            .setAuthorizationCacheSize(0)
            .setPersistenceEnabled(true)
            .setMaxDiskUsage(100) // at 90 % it would stop all producers without a word
            .setJournalDirectory(data.resolve("journal").toString())
            .setBindingsDirectory(data.resolve("bindings").toString())
            .setLargeMessagesDirectory(data.resolve("large").toString())
            .setPagingDirectory(data.resolve("paging").toString())
            .addAcceptorConfiguration(
                new TransportConfiguration(NettyAcceptorFactory.class.getName(), transport))
            .addAddressSetting(
                "#",
                new AddressSettings()
                    .setAutoCreateQueues(false)
                    .setAutoCreateAddresses(false)
                    .setMaxDeliveryAttempts(3)
                    .setDeadLetterAddress(SimpleString.of("dlq")));
    List<String> queues = new ArrayList<>(List.of(Parties.REPLIES_QUEUE, "dlq"));
    stations.forEach(station -> queues.add(Parties.jobsQueue(station)));
    for (String queue : queues) {
      configuration.addAddressConfiguration(
          new CoreAddressConfiguration()
              .setName(queue)
              .addRoutingType(RoutingType.ANYCAST)
              .addQueueConfiguration(
                  QueueConfiguration.of(queue)
                      .setAddress(queue)
                      .setRoutingType(RoutingType.ANYCAST)));
    }
    return configuration;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
