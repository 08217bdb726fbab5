package org.certbureau.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.certbureau.console.BureauClient;
import org.certbureau.console.HolderAtStation;
import org.certbureau.console.StationEnrolment;

/**
 * One station as a room runs it: {@code station.jar} over a directory with a rack of soft tokens.
 */
public final class StationProcess implements AutoCloseable {
  private static final Path JAR = Path.of("../../station/target/station.jar");

  private final Path directory;
  private Program program;

  private StationProcess(Path directory) {
    this.directory = directory;
  }

  /**
   * Founds a station: key, login and tokens of its own, which are counted in at the bureau.
   *
   * @param bureau a running one
   * @param tokens how many blanks lie in the rack
   */
  public static StationProcess found(
      Path directory, BureauProcess bureau, String region, String code, int tokens)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    StationProcess station = new StationProcess(directory);
    station.perform(
        "enrol",
        "--dir",
        directory.toString(),
        "--code",
        code,
        "--out",
        directory.resolve("request.pem").toString());
    station.perform(
        "mint",
        "--dir",
        directory.toString(),
        "--batch",
        "BATCH-" + code,
        "--count",
        String.valueOf(tokens));
    StationEnrolment.enrol(
        new BureauClient(bureau.url(), bureau.accounts().administrator()),
        region,
        code,
        "127.0.0.1:" + bureau.brokerPort(),
        "",
        directory);
    bureau.desks(region).stockTokens(directory);
    return station;
  }

  /**
   * A station whose directory is there already; it looks for its broker where the bureau now is.
   *
   * @param bureau the one it is enrolled at
   */
  public static StationProcess at(Path directory, BureauProcess bureau) throws IOException {
    Path settings = directory.resolve("station.properties");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replaceAll("(?m)^broker=.*$", "broker=127.0.0.1:" + bureau.brokerPort()));
    return new StationProcess(directory);
  }

  /** Lets it speak to its broker over TLS alone. */
  public StationProcess trusting(TlsKey broker) throws IOException {
    Files.writeString(
        directory.resolve("station.properties"),
        "\ntls=true\ntruststore=%s\ntruststore-password=%s\n"
            .formatted(broker.store(), broker.password()),
        StandardOpenOption.APPEND);
    return this;
  }

  private void perform(String... words) throws IOException, InterruptedException {
    Program.run(log(), Map.of(), Program.java(JAR, words));
  }

  /** Starts it. */
  public StationProcess start(Map<String, String> environment) throws IOException {
    program =
        Program.start(log(), environment, Program.java(JAR, "run", "--dir", directory.toString()));
    return this;
  }

  /** Whoever comes to its reader with a token. */
  public HolderAtStation holder() {
    return new HolderAtStation(JAR, directory);
  }

  /** The running program. */
  public Program program() {
    return program;
  }

  /** The station's directory. */
  public Path directory() {
    return directory;
  }

  private Path log() {
    return directory.resolve("station.log");
  }

  /** Kills it ({@code kill -9}). */
  public void kill() throws InterruptedException {
    program.kill();
  }

  @Override
  public void close() throws InterruptedException {
    if (program != null) {
      program.close();
    }
  }
}
