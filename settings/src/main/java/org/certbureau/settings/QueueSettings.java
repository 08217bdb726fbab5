package org.certbureau.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The broker between the bureau and its stations, and how stations are dealt with. */
public final class QueueSettings {
  private static final String LOOPBACK = "127.0.0.1";

  public static final Setting<Integer> PORT =
      Setting.of("BUREAU_BROKER_PORT", Kind.port(), 61616, "where stations come in");

  public static final Setting<String> BIND =
      Setting.following(
          "BUREAU_BROKER_BIND",
          Kind.host(),
          "this machine alone",
          texts -> LOOPBACK,
          "address to listen at; any other needs the key store");

  public static final Setting<Path> KEYSTORE =
      Setting.optional("BUREAU_BROKER_KEYSTORE", Kind.file(), "none", "the broker's TLS key");

  public static final Setting<String> KEYSTORE_PASSWORD =
      Setting.secret("BUREAU_BROKER_KEYSTORE_PASSWORD", Kind.text(), "what opens it");

  public static final Setting<String> KEYSTORE_TYPE =
      Setting.of("BUREAU_BROKER_KEYSTORE_TYPE", Kind.text(), "PKCS12", "its format");

  public static final Setting<Path> LOGINS =
      Setting.following(
          "BUREAU_BROKER_LOGINS",
          Kind.path(),
          "below the data",
          texts -> PlaceSettings.DATA.in(texts).resolve("broker").resolve("stations.properties"),
          "file of the stations' logins, shared where the broker is a program of its own");

  public static final Setting<String> URL =
      Setting.optional(
          "BUREAU_BROKER_URL",
          Kind.text("tcp://host:port[?name=value&…]", QueueSettings::isAddress),
          "embedded",
          "`tcp://host:port`: a broker that runs elsewhere; beyond this machine only by TLS"
              + " (`?sslEnabled=true`), and its certificate must be for that host");

  public static final Setting<String> USER =
      Setting.of(
          "BUREAU_BROKER_USER", Kind.text(), "bureau", "how nodes of the bureau log in there");

  public static final Setting<String> PASSWORD =
      Setting.secret(
          "BUREAU_BROKER_PASSWORD",
          Kind.text(),
          "the same; without a password no other node is let in");

  public static final Setting<Path> TRUSTSTORE =
      Setting.optional(
          "BUREAU_BROKER_TRUSTSTORE",
          Kind.file(),
          "Java's own",
          "what the broker elsewhere is trusted by");

  public static final Setting<String> TRUSTSTORE_PASSWORD =
      Setting.secret(
          "BUREAU_BROKER_TRUSTSTORE_PASSWORD",
          Kind.text("without comma and semicolon", text -> !text.matches(".*[,;].*")),
          "what opens it");

  public static final Setting<String> TRUSTSTORE_TYPE =
      Setting.of("BUREAU_BROKER_TRUSTSTORE_TYPE", Kind.text(), "PKCS12", "its format");

  public static final Setting<Integer> STATION_JOBS =
      Setting.of(
          "BUREAU_STATION_JOBS",
          Kind.number(0, 100_000, "jobs"),
          100,
          "how many jobs on blank tokens a station is given at a time; the others wait for"
              + " whichever is free");

  public static final Setting<Duration> STATION_SILENCE_SECONDS =
      Setting.of(
          "BUREAU_STATION_SILENCE_SECONDS",
          Kind.seconds(1),
          Duration.ofSeconds(600),
          "how long an order may be without an answer, from a station that is there, before it"
              + " is sent again; then ever more seldom");

  static final Section SECTION =
      new Section(
          "The broker",
          List.of(
              PORT,
              BIND,
              KEYSTORE,
              KEYSTORE_PASSWORD,
              KEYSTORE_TYPE,
              LOGINS,
              URL,
              USER,
              PASSWORD,
              TRUSTSTORE,
              TRUSTSTORE_PASSWORD,
              TRUSTSTORE_TYPE,
              STATION_JOBS,
              STATION_SILENCE_SECONDS));

  private QueueSettings() {}

  /** What stands against opening the embedded broker to the network, if anything does. */
  public static Optional<String> openDoor(Texts texts) {
    String bind = BIND.in(texts);
    return URL.isSetIn(texts) || KEYSTORE.isSetIn(texts) || isOfThisMachine(bind)
        ? Optional.empty()
        : Optional.of(
            "BUREAU_BROKER_BIND is "
                + bind
                + ", but the broker listens beyond this machine only by TLS: set"
                + " BUREAU_BROKER_KEYSTORE and BUREAU_BROKER_KEYSTORE_PASSWORD, or leave it at "
                + LOOPBACK);
  }

  /** What stands against sending messages to a broker elsewhere, if anything does. */
  public static Optional<String> openWay(Texts texts) {
    String url = texts.of(URL.name());
    return url == null
            || !isAddress(url)
            || isTls(URI.create(url))
            || isOfThisMachine(URI.create(url).getHost())
        ? Optional.empty()
        : Optional.of(
            "BUREAU_BROKER_URL leaves this machine without TLS: add sslEnabled=true to "
                + Addresses.told(url));
  }

  public static boolean isTls(URI broker) {
    return ("&" + broker.getQuery() + "&").contains("&sslEnabled=true&");
  }

  private static boolean isAddress(String url) {
    URI uri = URI.create(url);
    return "tcp".equals(uri.getScheme())
        && uri.getHost() != null
        && uri.getUserInfo() == null
        && uri.getPort() >= 0;
  }

  private static boolean isOfThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
