package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.certbureau.console.Accounts;
import org.certbureau.console.Readiness;
import org.certbureau.crypto.MasterKey;
import org.certbureau.system.Eventually;
import org.certbureau.system.Ports;
import org.certbureau.system.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** {@code broker.rar} and {@code bureau.ear} on a Payara Server, set up by setup.asadmin. */
class PayaraServerIT extends BureauAnswers {
  /** A domain takes its ports from a base: so far for the administrator, so far for the world. */
  private static final int ADMIN = 48;

  private static final int ALL = 90;
  private static final int HTTP = 80;
  private static final int BROKER = 16;
  private static final String DOMAIN = "bureau";

  @TempDir static Path home;
  private static int base;

  @BeforeAll
  static void start() throws Exception {
    base = Ports.inARow(ALL);
    MasterKey.create(home.resolve("master-key"));
    asadmin(
        "create-domain",
        "--nopassword",
        "--portbase",
        String.valueOf(base),
        "--domaindir",
        domains(),
        DOMAIN);
    asadmin("start-domain", "--domaindir", domains(), DOMAIN);
    asadmin("multimode", "--file", Path.of("../server/src/main/server/setup.asadmin").toString());
    asadmin("add-library", Path.of("../server/target/domain-lib/h2.jar").toString());
    asadmin("restart-domain", "--domaindir", domains(), DOMAIN);
    asadmin("deploy", "--name", "broker", Path.of("../broker/target/broker.rar").toString());
    asadmin("deploy", "--name", "bureau", Path.of("../server/target/bureau.ear").toString());
    assertThat(
            Readiness.await("http://127.0.0.1:" + (base + HTTP), Eventually.PATIENCE, () -> true))
        .as(() -> "every door answers\n" + serverLog())
        .isEmpty();
  }

  @AfterAll
  static void stop() throws Exception {
    try {
      asadmin("undeploy", "bureau");
      asadmin("undeploy", "broker");
    } finally {
      asadmin("stop-domain", "--domaindir", domains(), DOMAIN);
    }
  }

  private static String domains() {
    return home.resolve("domains").toString();
  }

  private static String serverLog() {
    try {
      return Files.readString(serverLogFile());
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Path serverLogFile() {
    return home.resolve("domains").resolve(DOMAIN).resolve("logs/server.log");
  }

  private static void asadmin(String... arguments) throws IOException, InterruptedException {
    Program.run(
        home.resolve("asadmin.log"),
        Map.of(
            "AS_JAVA", System.getProperty("java.home"),
            "BUREAU_DATA", home.resolve("data").toString(),
            "BUREAU_MASTER_KEY_FILE", home.resolve("master-key").toString(),
            "BUREAU_DEMO", "true",
            "BUREAU_REQUEST_SECONDS", "5",
            "BUREAU_BROKER_PORT", String.valueOf(base + BROKER),
            "BUREAU_PUBLIC_URL", "http://127.0.0.1:" + (base + HTTP)),
        Stream.concat(
                Stream.of("target/payara6/bin/asadmin", "--port", String.valueOf(base + ADMIN)),
                Stream.of(arguments))
            .toList());
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + (base + HTTP);
  }

  @Override
  public int brokerPort() {
    return base + BROKER;
  }

  @Override
  public List<String> log() throws IOException {
    return Files.readAllLines(serverLogFile());
  }

  @Override
  public Accounts accounts() throws IOException {
    return Accounts.read(home.resolve("data/accounts.txt"));
  }
}
