package org.certbureau.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.certbureau.console.Readiness;

/** The bureau as a process of its own on the embedded default: H2 in a file, the broker inside. */
final class BureauUnderTest implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path data;
  private final int port;
  private final Process process;

  /**
   * @param parts where payara-micro.jar, broker.rar and ROOT.war lie
   * @param settings where boot.asadmin and logging.properties lie
   * @param environment settings beyond those that every measurement needs
   */
  BureauUnderTest(
      Path parts,
      Path settings,
      Path home,
      int port,
      List<String> javaOptions,
      Map<String, String> environment)
      throws IOException {
    this.data = Files.createDirectories(home.resolve("data"));
    this.port = port;
    Path preboot =
        Files.writeString(
            home.resolve("preboot"),
            Files.readString(settings.resolve("preboot.asadmin"))
                + "set configs.config.server-config.network-config.network-listeners"
                + ".network-listener.http-listener.address=127.0.0.1\n");
    ProcessBuilder builder =
        new ProcessBuilder()
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("bureau.log").toFile());
    builder
        .command()
        .addAll(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
    builder.command().addAll(javaOptions);
    builder
        .command()
        .addAll(
            List.of(
                "-jar",
                parts.resolve("payara-micro.jar").toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--prebootcommandfile",
                preboot.toString(),
                "--postbootcommandfile",
                settings.resolve("boot.asadmin").toString(),
                "--logproperties",
                settings.resolve("logging.properties").toString(),
                "--port",
                String.valueOf(port),
                "--rootdir",
                home.resolve("payara").toString(),
                "--deploy",
                parts.resolve("broker.rar").toString(),
                "--deploy",
                parts.resolve("ROOT.war").toString()));
    builder
        .environment()
        .putAll(
            Map.of(
                "BUREAU_DATA", data.toString(),
                "BUREAU_DEMO", "true",
                "BUREAU_BROKER_PORT", String.valueOf(brokerPort()),
                "BUREAU_PUBLIC_URL", url()));
    builder.environment().putAll(environment);
    this.process = builder.start();
  }

  void awaitReady() throws InterruptedException {
    List<String> silent = Readiness.await(url(), PATIENCE, process::isAlive);
    if (!silent.isEmpty()) {
      throw new IllegalStateException("the bureau did not start: " + silent);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  int brokerPort() {
    return port + 1;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  Path data() {
    return data;
  }

  /** Has it collect its garbage, all of it. */
  void collect() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    int status =
        new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException("jcmd ended with " + status);
    }
  }

  /** The most memory it ever had, in MiB; -1 where the system does not tell. */
  long peakRss() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    return Files.isReadable(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
            .findFirst()
            .orElse(-1)
        : -1;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
  }
}
