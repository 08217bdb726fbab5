package org.certbureau.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certbureau.console.Accounts;
import org.certbureau.console.BureauClient;
import org.certbureau.console.Desks;
import org.certbureau.console.Readiness;

/**
 * One bureau as an office runs it: {@code bureau.jar} over a directory of its own. It can be
 * stopped, killed and started again over the same data.
 */
public final class BureauProcess implements AutoCloseable {
  private static final Path JAR = Path.of("../micro/target/bureau.jar");

  private final Path home;
  private final int port;
  private final Map<String, String> settings = new HashMap<>();
  private Program program;

  private BureauProcess(Path home, int port) {
    this.home = home;
    this.port = port;
    settings.put("BUREAU_DATA", data().toString());
    settings.put("BUREAU_DEMO", "true");
    settings.put("BUREAU_BROKER_PORT", String.valueOf(brokerPort()));
    settings.put("BUREAU_OCSP_PORT", String.valueOf(port + 2));
    settings.put("BUREAU_HEALTH_PORT", String.valueOf(port + 3));
    settings.put("BUREAU_REQUEST_SECONDS", "5");
    settings.put("BUREAU_PUBLIC_URL", url());
  }

  /**
   * A bureau that is not started yet.
   *
   * @param home an empty directory; data, master key, server files and log come to lie in it
   */
  public static BureauProcess in(Path home) throws IOException {
    return new BureauProcess(Files.createDirectories(home).toAbsolutePath(), Ports.inARow(4));
  }

  /** Sets a {@code BUREAU_} setting for the starts to come. */
  public BureauProcess with(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  /** Takes a setting back. */
  public BureauProcess without(String setting) {
    settings.remove(setting);
    return this;
  }

  /** Starts it and returns when every door answers; where one stays silent, it is ended. */
  public BureauProcess start() throws IOException, InterruptedException {
    launch();
    List<String> silent = Readiness.await(url(), Eventually.PATIENCE, program::isAlive);
    if (!silent.isEmpty()) {
      String threads = program.threads();
      close();
      throw new AssertionError(
          "the bureau did not start; silent: "
              + silent
              + "\n"
              + threads
              + "\n"
              + Files.readString(log()));
    }
    return this;
  }

  /** Starts it and returns at once: it may be meant to die before a door answers. */
  public Program launch() throws IOException {
    forgetServer();
    Path preboot =
        Files.writeString(
            home.resolve("preboot"),
            "set configs.config.server-config.network-config.network-listeners"
                + ".network-listener.http-listener.address=127.0.0.1\n");
    List<String> command = new ArrayList<>();
    command.add(Program.JAVA);
    command.addAll(
        List.of(
            "-Xmx1g",
            Program.QUICK,
            "-jar",
            JAR.toString(),
            "--port",
            String.valueOf(port),
            "--rootdir",
            server().toString(),
            "--prebootcommandfile",
            preboot.toString()));
    program = Program.start(log(), settings, command);
    return program;
  }

  /** As {@code ./run} does: what a killed server left would have it load the bureau twice. */
  private void forgetServer() throws IOException {
    Directories.delete(server());
  }

  private Path server() {
    return home.resolve("payara");
  }

  /** The running program. */
  public Program program() {
    return program;
  }

  /** Where it answers, without a final slash. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Where stations reach its broker. */
  public int brokerPort() {
    return port + 1;
  }

  /** Where it answers what became of certificates, and nothing else. */
  public String ocspUrl() {
    return "http://127.0.0.1:" + (port + 2);
  }

  /** Where it tells of its health, whatever becomes of its doors. */
  public String healthUrl() {
    return "http://127.0.0.1:" + (port + 3);
  }

  /** {@code BUREAU_DATA}. */
  public Path data() {
    return home.resolve("data");
  }

  /** Everything it ever wrote, over all starts. */
  public Path log() {
    return home.resolve("bureau.log");
  }

  /** The first accounts. */
  public Accounts accounts() throws IOException {
    return Accounts.read(data().resolve("accounts.txt"));
  }

  /** Somebody at the REST door. */
  public BureauClient client(String role, String region) throws IOException {
    return new BureauClient(url(), accounts().find(role, region));
  }

  /** The desks of a region. */
  public Desks desks(String region) throws IOException {
    return new Desks(url(), accounts(), region, line -> {});
  }

  /** Ends it in good order. */
  public void stop() throws InterruptedException {
    program.close();
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
