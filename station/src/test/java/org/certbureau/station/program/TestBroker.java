package org.certbureau.station.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.certbureau.station.contract.Parties;

/** A real broker on a loopback port, which keeps its messages when it is stopped. */
final class TestBroker implements AutoCloseable {
  private final Path data;
  private final String station;
  private final Map<String, Object> transport = new HashMap<>();
  private EmbeddedActiveMQ server;

  /**
   * @param tls transport settings of the acceptor for TLS; empty for none
   */
  TestBroker(Path data, String station, Map<String, Object> tls) throws Exception {
    this.data = data;
    this.station = station;
    transport.putAll(tls);
    transport.put(TransportConstants.HOST_PROP_NAME, "127.0.0.1");
    transport.put(TransportConstants.PORT_PROP_NAME, freePort());
    start();
  }

  int port() {
    return (Integer) transport.get(TransportConstants.PORT_PROP_NAME);
  }

  void start() throws Exception {
    server = new EmbeddedActiveMQ().setConfiguration(configuration());
    server.start();
  }

  void stop() throws Exception {
    server.stop();
  }

  long messagesIn(String queue) {
    return server.getActiveMQServer().locateQueue(SimpleString.of(queue)).getMessageCount();
  }

  @Override
  public void close() throws Exception {
    stop();
  }

  private Configuration configuration() throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setSecurityEnabled(false)
            .setPersistenceEnabled(true)
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
    for (String queue : new String[] {Parties.jobsQueue(station), Parties.REPLIES_QUEUE, "dlq"}) {
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
