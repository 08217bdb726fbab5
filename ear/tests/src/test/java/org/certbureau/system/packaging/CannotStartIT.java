package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.Ports;
import org.certbureau.system.Program;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bureau that cannot start ends, and its last words say why. */
class CannotStartIT {
  private static final Path RUN = Path.of("../../run").toAbsolutePath().normalize();

  /** {@code EX_CONFIG} of sysexits.h. */
  private static final int CANNOT_START = 78;

  @TempDir Path home;

  private BureauProcess bureau;

  @BeforeEach
  void found() throws Exception {
    bureau = BureauProcess.in(home.resolve("bureau"));
  }

  @Test
  void wrong_settings_are_told_all_at_once_before_anything_is_made() throws Exception {
    bureau
        .with("BUREAU_DEMO", "yes")
        .with("BUREAU_NOTICE_HOUR", "24")
        .with("BUREAU_BROKER_TRUSTSTORE_PASSWORD", "with;semicolon")
        .with("BUREAU_PUBLIK_URL", "http://localhost");
    endsWith(
        "BUREAU_PUBLIK_URL is no setting; did you mean BUREAU_PUBLIC_URL?",
        "the bureau cannot start: BUREAU_DEMO should be true or false, but is yes",
        "the bureau cannot start: BUREAU_BROKER_TRUSTSTORE_PASSWORD should be without comma and"
            + " semicolon",
        "the bureau cannot start: BUREAU_NOTICE_HOUR should be a whole number from 0 to 23, but is"
            + " 24");
    assertThat(bureau.data()).doesNotExist();
  }

  @Test
  void taken_ports_are_told_all_at_once() throws Exception {
    int port = bureau.brokerPort() - 1;
    try (ServerSocket pages = taken(port);
        ServerSocket broker = taken(port + 1);
        ServerSocket ocsp = taken(port + 2);
        ServerSocket health = taken(port + 3)) {
      endsWith(
          saysTaken(pages, "--port"),
          saysTaken(broker, "BUREAU_BROKER_PORT"),
          saysTaken(ocsp, "BUREAU_OCSP_PORT"),
          saysTaken(health, "BUREAU_HEALTH_PORT"));
    }
  }

  @Test
  void data_that_cannot_be_written_are_told() throws Exception {
    Path file = Files.createFile(home.resolve("file"));
    bureau.with("BUREAU_DATA", file.resolve("data").toString());
    endsWith("the bureau cannot start: BUREAU_DATA cannot be written: " + file.resolve("data"));
  }

  /** The container goes on without the bureau, and logs that it is ready. */
  @Test
  void what_only_the_container_finds_out_ends_it_too() throws Exception {
    int nobody = bureau.brokerPort() - 2;
    String database = "jdbc:postgresql://127.0.0.1:" + nobody + "/bureau";
    bureau.with("BUREAU_DB_URL", database + "?password=hidden");
    Program ended = bureau.launch();
    assertThat(ended.awaitEnd()).isEqualTo(CANNOT_START);
    assertThat(bureau.log())
        .content()
        .as("one sentence instead of stacks")
        .doesNotContain("\n\tat ", "hidden");
    assertThat(Files.readAllLines(bureau.log()).stream().reduce((before, last) -> last))
        .hasValueSatisfying(
            last ->
                assertThat(last)
                    .startsWith(
                        "the bureau cannot start: the database "
                            + database
                            + " cannot be reached"));
  }

  @Test
  void a_master_key_that_cannot_be_used_is_told_with_the_settings() throws Exception {
    Path key = home.resolve("key");
    bureau.with("BUREAU_MASTER_KEY_FILE", key.toString()).with("BUREAU_NOTICE_HOUR", "24");
    String hour =
        "the bureau cannot start: BUREAU_NOTICE_HOUR should be a whole number from 0 to 23, but is 24";
    endsWith(hour, "the bureau cannot start: there is no master key file " + key);
    Files.writeString(key, "too short");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.delete(bureau.log());
    endsWith(
        hour,
        "the bureau cannot start: the master key file "
            + key
            + " must hold 64 hex digits; it holds 9 characters");
    assertThat(bureau.data()).doesNotExist();
  }

  @Test
  void a_login_before_the_host_is_refused_and_not_told() throws Exception {
    bureau.with("BUREAU_DB_URL", "jdbc:postgresql://bureau:hidden@127.0.0.1:1/bureau");
    endsWith(
        "the bureau cannot start: BUREAU_DB_URL has a login before its host, where PostgreSQL's"
            + " driver looks for none: say it by BUREAU_DB_USER and BUREAU_DB_PASSWORD");
  }

  @Test
  void run_prints_all_that_the_bureau_said_and_ends_as_it_did() throws Exception {
    String said =
        run(
            Map.of(
                "BUREAU_IDLE_SECONDS", "half an hour",
                "BUREAU_DEMO", "false",
                "BUREAU_DEMO_RENEWAL_DAYS", "30",
                "BUREAU_PUBLIK_URL", "http://localhost"),
            Ports.inARow(4));
    assertThat(said)
        .contains(
            "the bureau did not start: ",
            "BUREAU_IDLE_SECONDS should be a whole number of seconds, 1 or more, but is half an"
                + " hour\n",
            "BUREAU_DEMO_RENEWAL_DAYS is 30, but only a demonstration",
            "BUREAU_PUBLIK_URL is no setting; did you mean BUREAU_PUBLIC_URL?\n")
        .doesNotContain("/health/ready", "Exception");
  }

  /** It accepts, and never answers: asking it what it is would take as long as one's patience. */
  @Test
  void run_refuses_ports_that_are_taken_by_somebody_silent_all_at_once() throws Exception {
    int port = Ports.inARow(4);
    try (ServerSocket pages = taken(port);
        ServerSocket broker = taken(port + 1)) {
      assertThat(pages.isBound() && broker.isBound()).isTrue();
      assertThat(run(Map.of(), port))
          .startsWith("port " + port + " is taken by another program; choose another with --port");
    }
    try (ServerSocket broker = taken(port + 1);
        ServerSocket health = taken(port + 3)) {
      assertThat(broker.isBound() && health.isBound()).isTrue();
      assertThat(run(Map.of(), port))
          .contains("port " + (port + 1) + " is taken", "port " + (port + 3) + " is taken");
    }
  }

  private String run(Map<String, String> settings, int port) throws Exception {
    Path log = Files.createTempFile(home, "run", ".log");
    List<String> command =
        List.of(
            RUN.toString(),
            "--port",
            String.valueOf(port),
            "--data",
            home.resolve("data").toString());
    try (Program refused = Program.start(log, settings, command)) {
      assertThat(refused.awaitEnd()).isEqualTo(CANNOT_START);
    }
    return Files.readString(log);
  }

  private void endsWith(String... lines) throws Exception {
    assertThat(bureau.launch().awaitEnd()).isEqualTo(CANNOT_START);
    assertThat(Files.readAllLines(bureau.log())).containsExactly(lines);
  }

  private static ServerSocket taken(int port) throws Exception {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  private static String saysTaken(ServerSocket taken, String by) {
    return "the bureau cannot start: nobody can listen at port %d (%s): Address already in use"
        .formatted(taken.getLocalPort(), by);
  }
}
