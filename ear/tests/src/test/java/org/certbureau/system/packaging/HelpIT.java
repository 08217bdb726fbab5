package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.certbureau.system.Program;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks how to call something is told, and nothing is done. */
class HelpIT {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./run",
        "./run demo",
        "./run policy-apply",
        "./run audit-verify",
        "./run audit-export",
        "./run audit-key",
        "./run build",
        "./dev",
        "./test",
        "./test ejb",
        "./test ejb HouseTest",
        "./bench",
        "./bench start",
        "./bench issuance",
        "./bench renewal",
        "./bench ocsp",
        "./bench crl",
        "sh docker/bureau/start",
        "sh docker/broker/start",
        "sh docker/station/start",
        "sh docker/keys/make",
        "java -jar station/target/station.jar",
        "java -jar station/target/station.jar run",
        "java -jar station/target/station.jar present",
        "java -jar console/target/console.jar",
        "java -jar console/target/console.jar demo",
        "java -jar console/target/console.jar audit-verify"
      })
  void every_program_and_each_of_its_commands_explains_itself(String words) throws Exception {
    Path log = home.resolve("help.log");
    List<String> command = new ArrayList<>(List.of("env", "-C", ROOT.toString()));
    Stream.of(words.split(" ")).forEach(command::add);
    command.add("--help");
    try (Program help = Program.start(log, Map.of(), command)) {
      assertThat(help.awaitEnd()).isZero();
    }
    assertThat(log).content().hasSizeGreaterThan(40).doesNotContain("set -eu", "Exception");
  }
}
