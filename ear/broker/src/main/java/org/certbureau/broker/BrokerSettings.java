package org.certbureau.broker;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the environment says about the broker. Every setting is an environment variable ({@code
 * BUREAU_BROKER_PORT}) or a system property ({@code bureau.broker.port}); the variable wins.
 */
final class BrokerSettings {
  private static final String LOOPBACK = "127.0.0.1";

  private final UnaryOperator<String> values;

  BrokerSettings(UnaryOperator<String> values) {
    this.values = values;
  }

  static BrokerSettings ofEnvironment() {
    return new BrokerSettings(
        name -> {
          String value = System.getenv(name);
          return value != null && !value.isBlank()
              ? value
              : System.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'));
        });
  }

  private String text(String name, String otherwise) {
    String value = values.apply(name);
    return value == null || value.isBlank() ? otherwise : value.trim();
  }

  /** Where the embedded broker keeps its journal. */
  Path directory() {
    return Path.of(text("BUREAU_DATA", "data")).toAbsolutePath().normalize().resolve("broker");
  }

  /** The file of the stations' logins, see {@link StationLogins}. */
  Path stationLogins() {
    String file = text("BUREAU_BROKER_LOGINS", "");
    return file.isEmpty() ? directory().resolve("stations.properties") : Path.of(file);
  }

  /** Whether somebody else runs the broker; then nothing is started here. */
  boolean isExternal() {
    return !text("BUREAU_BROKER_URL", "").isEmpty();
  }

  String externalUser() {
    return text("BUREAU_BROKER_USER", Names.BUREAU_LOGIN);
  }

  /**
   * What the bureau shows to an external broker, and what the embedded one asks of another node of
   * the bureau; where it is empty, no other node is let in.
   */
  String bureauPassword() {
    return text("BUREAU_BROKER_PASSWORD", "");
  }

  /**
   * The external broker's address in the resource adapter's own notation, {@code host=…;port=…;…}.
   *
   * @throws IllegalStateException where the URL cannot be used, or would send messages in the clear
   *     beyond this machine
   */
  String externalConnectionParameters() {
    String url = text("BUREAU_BROKER_URL", "");
    URI uri = URI.create(url);
    if (!"tcp".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
      throw new IllegalStateException(
          "BUREAU_BROKER_URL must read tcp://host:port[?name=value&…], not " + url);
    }
    String query = uri.getQuery() == null ? "" : uri.getQuery().replace('&', ';');
    if (!isLoopback(uri.getHost()) && !isTls(query)) {
      throw new IllegalStateException(
          "BUREAU_BROKER_URL leaves this machine without TLS: add sslEnabled=true to " + url);
    }
    return "host="
        + uri.getHost()
        + ";port="
        + uri.getPort()
        + (query.isEmpty() ? "" : ";" + query)
        + trustStore()
        + (isTls(query) && !query.contains("verifyHost=") ? ";verifyHost=true" : "");
  }

  private static boolean isTls(String query) {
    return (";" + query + ";").contains(";sslEnabled=true;");
  }

  private String trustStore() {
    String path = text("BUREAU_BROKER_TRUSTSTORE", "");
    if (path.isEmpty()) {
      return "";
    }
    String password = text("BUREAU_BROKER_TRUSTSTORE_PASSWORD", "");
    if (password.contains(";") || password.contains(",")) {
      throw new IllegalStateException(
          "BUREAU_BROKER_TRUSTSTORE_PASSWORD must have neither comma nor semicolon");
    }
    return ";trustStorePath="
        + path
        + ";trustStorePassword="
        + password
        + ";trustStoreType="
        + text("BUREAU_BROKER_TRUSTSTORE_TYPE", "PKCS12")
        // or the container's own trust store, which it has set for the whole process, comes first
        + ";forceSSLParameters=true";
  }

  /**
   * How the embedded broker's door for the stations is to be opened.
   *
   * @return Netty acceptor parameters
   * @throws IllegalStateException where the door would be open to the network without TLS
   */
  Map<String, Object> stationDoor() {
    String bind = text("BUREAU_BROKER_BIND", LOOPBACK);
    String keyStore = text("BUREAU_BROKER_KEYSTORE", "");
    if (keyStore.isEmpty() && !isLoopback(bind)) {
      throw new IllegalStateException(
          "the broker does not listen on "
              + bind
              + " without TLS: set BUREAU_BROKER_KEYSTORE and BUREAU_BROKER_KEYSTORE_PASSWORD,"
              + " or leave BUREAU_BROKER_BIND at "
              + LOOPBACK);
    }
    Map<String, Object> door = new HashMap<>();
    door.put("host", bind);
    door.put("port", Integer.valueOf(text("BUREAU_BROKER_PORT", "61616")));
    door.put("protocols", "CORE");
    if (!keyStore.isEmpty()) {
      door.put("sslEnabled", true);
      door.put("enabledProtocols", "TLSv1.3,TLSv1.2");
      door.put("keyStorePath", keyStore);
      door.put("keyStorePassword", text("BUREAU_BROKER_KEYSTORE_PASSWORD", ""));
      door.put("keyStoreType", text("BUREAU_BROKER_KEYSTORE_TYPE", "PKCS12"));
    }
    return door;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
