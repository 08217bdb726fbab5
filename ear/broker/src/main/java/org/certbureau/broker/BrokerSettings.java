package org.certbureau.broker;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.settings.PlaceSettings;
import org.certbureau.settings.QueueSettings;
import org.certbureau.settings.Settings;
import org.certbureau.settings.Texts;

/** What the table of settings says about the broker, as Artemis wants it. */
final class BrokerSettings {
  private final Texts texts;

  BrokerSettings(Texts texts) {
    this.texts = texts;
  }

  static BrokerSettings ofEnvironment() {
    return new BrokerSettings(Texts.OF_THIS_INSTALLATION);
  }

  /**
   * Of this installation, once they were all looked at.
   *
   * @throws IllegalStateException with all that is wrong with its settings, the broker's and others
   */
  static BrokerSettings checked() {
    List<String> wrong = Settings.wrong(Texts.OF_THIS_INSTALLATION);
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(String.join("; ", wrong));
    }
    return ofEnvironment();
  }

  /** Where the embedded broker keeps its journal. */
  Path directory() {
    return PlaceSettings.DATA.in(texts).resolve("broker");
  }

  /** The file of the stations' logins, see {@link StationLogins}. */
  Path stationLogins() {
    return QueueSettings.LOGINS.in(texts);
  }

  /** Whether somebody else runs the broker; then nothing is started here. */
  boolean isExternal() {
    return QueueSettings.URL.in(texts) != null;
  }

  String externalUser() {
    return QueueSettings.USER.in(texts);
  }

  /**
   * What the bureau shows to an external broker, and what the embedded one asks of another node of
   * the bureau; where it is empty, no other node is let in.
   */
  String bureauPassword() {
    return QueueSettings.PASSWORD.in(texts);
  }

  /**
   * The external broker's address in the resource adapter's own notation, {@code host=…;port=…;…}.
   *
   * @throws IllegalStateException where the URL cannot be used, or would send messages in the clear
   *     beyond this machine
   */
  String externalConnectionParameters() {
    URI uri = URI.create(QueueSettings.URL.in(texts));
    refuse(QueueSettings.openWay(texts));
    String query = uri.getQuery() == null ? "" : uri.getQuery().replace('&', ';');
    return "host="
        + uri.getHost()
        + ";port="
        + uri.getPort()
        + (query.isEmpty() ? "" : ";" + query)
        + trustStore()
        + (QueueSettings.isTls(uri) && !query.contains("verifyHost=") ? ";verifyHost=true" : "");
  }

  private String trustStore() {
    Path path = QueueSettings.TRUSTSTORE.in(texts);
    return path == null
        ? ""
        : ";trustStorePath="
            + path
            + ";trustStorePassword="
            + QueueSettings.TRUSTSTORE_PASSWORD.in(texts)
            + ";trustStoreType="
            + QueueSettings.TRUSTSTORE_TYPE.in(texts)
            // or the container's own trust store, which it has set for the whole process, comes
            // first
            + ";forceSSLParameters=true";
  }

  /**
   * How the embedded broker's door for the stations is to be opened.
   *
   * @return Netty acceptor parameters
   * @throws IllegalStateException where the door would be open to the network without TLS
   */
  Map<String, Object> stationDoor() {
    refuse(QueueSettings.openDoor(texts));
    Map<String, Object> door = new HashMap<>();
    door.put("host", QueueSettings.BIND.in(texts));
    door.put("port", QueueSettings.PORT.in(texts));
    door.put("protocols", "CORE");
    Path keyStore = QueueSettings.KEYSTORE.in(texts);
    if (keyStore != null) {
      door.put("sslEnabled", true);
      door.put("enabledProtocols", "TLSv1.3,TLSv1.2");
      door.put("keyStorePath", keyStore.toString());
      door.put("keyStorePassword", QueueSettings.KEYSTORE_PASSWORD.in(texts));
      door.put("keyStoreType", QueueSettings.KEYSTORE_TYPE.in(texts));
    }
    return door;
  }

  private static void refuse(Optional<String> why) {
    if (why.isPresent()) {
      throw new IllegalStateException(why.get());
    }
  }
}
