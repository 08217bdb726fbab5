package org.certbureau.station.program.home;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.station.contract.BureauKeyFile;
import org.certbureau.station.contract.Parties;

/**
 * {@code station.properties}, read once at start. Relative file names are relative to the station's
 * directory.
 *
 * @param trustStore null leaves it to the Java runtime's own
 * @param slips how PIN slips are printed
 */
public record StationSettings(
    String code,
    BrokerAddress broker,
    String login,
    String password,
    Sm2PublicKey bureauKey,
    boolean tls,
    TrustStore trustStore,
    Slips slips) {

  /** Of a station whose slips are files. */
  public StationSettings(
      String code,
      BrokerAddress broker,
      String login,
      String password,
      Sm2PublicKey bureauKey,
      boolean tls,
      TrustStore trustStore) {
    this(code, broker, login, password, bureauKey, tls, trustStore, new Slips(List.of(), false));
  }

  /**
   * @param type {@code PKCS12} or {@code JKS}
   */
  public record TrustStore(Path file, String password, String type) {}

  /**
   * @param command the program that prints a slip, with its arguments; empty: slips are files
   * @param html whether a slip is a page of HTML and not of text
   */
  public record Slips(List<String> command, boolean html) {}

  /** Two of the components are passwords. */
  @Override
  public String toString() {
    return "station " + code + " at " + broker + (tls ? " over TLS" : " without TLS");
  }

  /**
   * @throws StationProblem naming the setting that is missing or wrong
   */
  public static StationSettings read(StationHome home) throws IOException, StationProblem {
    if (!Files.exists(home.settings())) {
      throw new StationProblem("there is no " + home.settings());
    }
    Source source = new Source(home.directory(), new Properties());
    try (Reader reader = Files.newBufferedReader(home.settings(), StandardCharsets.UTF_8)) {
      source.properties.load(reader);
    }
    BrokerAddress broker = BrokerAddress.of(source.required("broker"));
    return new StationSettings(
        code(source),
        broker,
        source.required("login"),
        source.secret("password").orElseThrow(() -> Source.missing("password-file")),
        bureauKey(source),
        tls(source, broker),
        trustStore(source),
        slips(source));
  }

  private static String code(Source source) throws StationProblem {
    String code = source.required("code");
    if (!Parties.isStationCode(code)) {
      throw new StationProblem("code must be capital letters, digits and hyphens, it is " + code);
    }
    return code;
  }

  private static Sm2PublicKey bureauKey(Source source) throws IOException, StationProblem {
    Path file = source.file("bureau-key").orElseThrow(() -> Source.missing("bureau-key"));
    try {
      return BureauKeyFile.read(Files.readString(file, StandardCharsets.US_ASCII));
    } catch (CryptoFailure e) {
      throw new StationProblem("bureau-key " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static boolean tls(Source source, BrokerAddress broker) throws StationProblem {
    String text = source.optional("tls").orElse(Boolean.toString(!broker.isLoopback()));
    if (!text.equals("true") && !text.equals("false")) {
      throw new StationProblem("tls must be true or false, it is " + text);
    }
    boolean tls = Boolean.parseBoolean(text);
    if (!tls && !broker.isLoopback()) {
      throw new StationProblem(
          "the broker "
              + broker
              + " is not on this machine, so the connection needs TLS; remove tls=false");
    }
    return tls;
  }

  /** The command is split at blanks, and read by no shell: what needs one is a script. */
  private static Slips slips(Source source) throws StationProblem {
    String format = source.optional("slip-format").orElse("text");
    if (!format.equals("text") && !format.equals("html")) {
      throw new StationProblem("slip-format must be text or html, it is " + format);
    }
    return new Slips(
        source.optional("slip-command").map(line -> List.of(line.split("\\s+"))).orElse(List.of()),
        format.equals("html"));
  }

  private static TrustStore trustStore(Source source) throws IOException, StationProblem {
    Optional<Path> file = source.file("truststore");
    if (file.isEmpty()) {
      return null;
    }
    return new TrustStore(
        file.get(),
        source
            .secret("truststore-password")
            .orElseThrow(() -> Source.missing("truststore-password-file")),
        source.optional("truststore-type").orElse("PKCS12"));
  }

  private record Source(Path directory, Properties properties) {
    Optional<String> optional(String name) {
      return Optional.ofNullable(properties.getProperty(name))
          .map(String::strip)
          .filter(value -> !value.isEmpty());
    }

    String required(String name) throws StationProblem {
      return optional(name).orElseThrow(() -> missing(name));
    }

    Optional<Path> file(String name) throws StationProblem {
      Optional<Path> file = optional(name).map(directory::resolve);
      if (file.isPresent() && !Files.isReadable(file.get())) {
        throw new StationProblem(name + " " + file.get() + " cannot be read");
      }
      return file;
    }

    /** From {@code <name>-file}, or given directly as {@code <name>}. */
    Optional<String> secret(String name) throws IOException, StationProblem {
      Optional<Path> file = file(name + "-file");
      return file.isPresent()
          ? Optional.of(Files.readString(file.get(), StandardCharsets.UTF_8).strip())
          : optional(name);
    }

    static StationProblem missing(String name) {
      return new StationProblem("station.properties lacks " + name);
    }
  }
}
