package org.certbureau.station.program.queue;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.certbureau.station.program.home.StationSettings;

/** Opens connections to the bureau's broker. */
public final class Broker implements AutoCloseable {
  private final ActiveMQConnectionFactory factory;
  private final StationSettings settings;

  public Broker(StationSettings settings) {
    this.settings = settings;
    this.factory =
        ActiveMQJMSClient.createConnectionFactoryWithoutHA(
            JMSFactoryType.CF,
            new TransportConfiguration(NettyConnectorFactory.class.getName(), transport(settings)));
    // a lost connection is built anew by us, with its session and whatever was in it rolled back
    factory.setReconnectAttempts(0);
    // nothing is fetched ahead: what is in hand when the program dies counts as delivered, and a
    // few deaths would send a whole backlog to the dead letters
    factory.setConsumerWindowSize(0);
  }

  Connection connect() throws JMSException {
    return factory.createConnection(settings.login(), settings.password());
  }

  @Override
  public void close() {
    factory.close();
  }

  private static Map<String, Object> transport(StationSettings settings) {
    Map<String, Object> transport = new HashMap<>();
    transport.put(TransportConstants.HOST_PROP_NAME, bare(settings.broker().host()));
    transport.put(TransportConstants.PORT_PROP_NAME, settings.broker().port());
    transport.put(TransportConstants.SSL_ENABLED_PROP_NAME, settings.tls());
    if (settings.tls()) {
      transport.put(TransportConstants.VERIFY_HOST_PROP_NAME, true);
      transport.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3,TLSv1.2");
      StationSettings.TrustStore trustStore = settings.trustStore();
      if (trustStore != null) {
        transport.put(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, trustStore.file().toString());
        transport.put(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, trustStore.password());
        transport.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, trustStore.type());
        // whatever store was set for the whole process
        transport.put(TransportConstants.FORCE_SSL_PARAMETERS, true);
      }
    }
    return transport;
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
