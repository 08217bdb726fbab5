package org.certbureau.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bureau and a broker that is another program, over TLS. The process has a trust store of its
 * own, as a container sets one: it must not come before the one that was configured.
 */
class BrokerElsewhereTest {
  private static final String PASSWORD = "fictional";
  private static final String STORE_OF_THE_PROCESS = "javax.net.ssl.trustStore";

  @TempDir private static Path directory;
  private static Path right;
  private static Path otherHost;
  private static Path stranger;
  private static String storeBefore;

  @BeforeAll
  static void makeCertificates() throws Exception {
    right = keyStore("right", "ip:127.0.0.1");
    otherHost = keyStore("other", "dns:broker.example");
    stranger = keyStore("stranger", "ip:127.0.0.1");
    storeBefore = System.getProperty(STORE_OF_THE_PROCESS);
    System.setProperty(STORE_OF_THE_PROCESS, stranger.toString());
  }

  @AfterAll
  static void giveBack() {
    if (storeBefore == null) {
      System.clearProperty(STORE_OF_THE_PROCESS);
    } else {
      System.setProperty(STORE_OF_THE_PROCESS, storeBefore);
    }
  }

  @Test
  void a_broker_that_the_configured_store_knows_is_spoken_to() throws Exception {
    assertThat(connects(right, right)).isTrue();
  }

  @Test
  void one_whose_issuer_it_does_not_know_is_not() {
    assertThatThrownBy(() -> connects(right, stranger)).isInstanceOf(JMSException.class);
  }

  @Test
  void one_whose_certificate_is_for_another_host_is_not() {
    assertThatThrownBy(() -> connects(otherHost, otherHost)).isInstanceOf(JMSException.class);
  }

  private static boolean connects(Path brokersKey, Path trusted) throws Exception {
    Map<String, String> broker = new HashMap<>();
    broker.put("BUREAU_DATA", directory.resolve(brokersKey.getFileName() + ".data").toString());
    broker.put("BUREAU_BROKER_PASSWORD", PASSWORD);
    broker.put("BUREAU_BROKER_KEYSTORE", brokersKey.toString());
    broker.put("BUREAU_BROKER_KEYSTORE_PASSWORD", PASSWORD);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      broker.put("BUREAU_BROKER_PORT", String.valueOf(free.getLocalPort()));
    }
    EmbeddedBroker server = new EmbeddedBroker(new BrokerSettings(broker::get));
    server.start();
    try {
      Map<String, String> bureau =
          Map.of(
              "BUREAU_BROKER_URL",
              "tcp://127.0.0.1:" + broker.get("BUREAU_BROKER_PORT") + "?sslEnabled=true",
              "BUREAU_BROKER_TRUSTSTORE",
              trusted.toString(),
              "BUREAU_BROKER_TRUSTSTORE_PASSWORD",
              PASSWORD);
      return connects(new BrokerSettings(bureau::get));
    } finally {
      server.stop();
    }
  }

  private static boolean connects(BrokerSettings settings) throws JMSException {
    Map<String, Object> way = new HashMap<>();
    for (String parameter : settings.externalConnectionParameters().split(";")) {
      String[] pair = parameter.split("=", 2);
      way.put(pair[0], pair[1]);
    }
    try (ActiveMQConnectionFactory factory =
            ActiveMQJMSClient.createConnectionFactoryWithoutHA(
                JMSFactoryType.CF,
                new TransportConfiguration(NettyConnectorFactory.class.getName(), way));
        Connection connection = factory.createConnection(settings.externalUser(), PASSWORD)) {
      connection.start();
      return true;
    }
  }

  private static Path keyStore(String name, String host) throws Exception {
    Path file = directory.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + host,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    return file;
  }
}
