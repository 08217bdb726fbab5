package org.certbureau.station.program.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.certbureau.station.program.TestBroker;
import org.certbureau.station.program.TestBureau;
import org.certbureau.station.program.home.BrokerAddress;
import org.certbureau.station.program.home.StationSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTlsTest {
  private static final String CODE = "CS-01";
  private static final String PASSWORD = "fictional";

  @TempDir private static Path directory;
  private static Path right;
  private static Path otherHost;

  @BeforeAll
  static void makeCertificates() throws Exception {
    right = keyStore("right", "ip:127.0.0.1");
    otherHost = keyStore("other", "dns:broker.example");
  }

  @Test
  void a_broker_that_the_trust_store_knows_is_spoken_to_over_tls() throws Exception {
    assertThat(connects(right, right)).isTrue();
  }

  @Test
  void a_broker_that_the_trust_store_does_not_know_is_not() {
    assertThatThrownBy(() -> connects(right, otherHost)).isInstanceOf(JMSException.class);
  }

  @Test
  void a_broker_whose_certificate_is_for_another_host_is_not() {
    assertThatThrownBy(() -> connects(otherHost, otherHost)).isInstanceOf(JMSException.class);
  }

  private static boolean connects(Path brokersKey, Path trusted) throws Exception {
    Map<String, Object> tls =
        Map.of(
            TransportConstants.SSL_ENABLED_PROP_NAME,
            true,
            TransportConstants.KEYSTORE_PATH_PROP_NAME,
            brokersKey.toString(),
            TransportConstants.KEYSTORE_PASSWORD_PROP_NAME,
            PASSWORD,
            TransportConstants.KEYSTORE_TYPE_PROP_NAME,
            "PKCS12");
    try (TestBroker server =
            new TestBroker(directory.resolve(brokersKey.getFileName() + ".data"), CODE, tls);
        Broker broker = new Broker(settings(server.port(), trusted));
        Connection connection = broker.connect()) {
      connection.start();
      return true;
    }
  }

  private static StationSettings settings(int port, Path trusted) {
    return new StationSettings(
        CODE,
        new BrokerAddress("127.0.0.1", port),
        "station-cs-01",
        PASSWORD,
        new TestBureau().key.publicKey(),
        true,
        new StationSettings.TrustStore(trusted, PASSWORD, "PKCS12"));
  }

  /** A self-signed certificate with its key: what the broker shows, and what a client may trust. */
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
