package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.certbureau.console.Accounts;
import org.certbureau.console.Accounts.Account;
import org.certbureau.system.Ports;
import org.certbureau.system.Program;
import org.certbureau.system.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who runs a house with {@code ./run} that is no demonstration. */
class OperatorIT {
  private static final Path RUN = Path.of("../../run").toAbsolutePath().normalize();
  private static final String CHOSEN = "a password of my own";

  @TempDir Path home;

  private record Said(int status, String words) {}

  @Test
  void first_passwords_are_told_as_long_as_they_are_and_afterwards_people_say_who_they_are()
      throws Exception {
    int port = Ports.inARow(4);
    String data = home.resolve("data").toString();
    List<String> house = List.of("--port", String.valueOf(port), "--data", data);
    List<Account> first;
    try (Program run = start(home.resolve("first.log"), house)) {
      awaitReady(run, home.resolve("first.log"));
      first = Accounts.read(Path.of(data, "accounts.txt")).all();
      assertThat(first).extracting(Account::role).containsExactly("ADMIN", "ADMIN");
      assertThat(home.resolve("first.log"))
          .content()
          .contains(
              "no station is started",
              "first administrators (name, first password, role, region)",
              first.get(0).password(),
              first.get(1).password())
          .doesNotContain("demo accounts");
      choose(port, first.get(0));

      Path policy = Files.writeString(home.resolve("policy.yaml"), "no: policy");
      Path password = Files.writeString(home.resolve("password"), CHOSEN + "\n");
      Said stale = ask("policy-apply", policy.toString(), "--data", data);
      assertThat(stale.status()).isEqualTo(1);
      assertThat(stale.words())
          .as("at the port of whoever works on the data")
          .startsWith("The bureau refused the password of " + first.get(0).name())
          .contains("accounts.txt", "--name")
          .hasLineCount(1);
      Said named =
          ask(
              "policy-apply",
              policy.toString(),
              "--data",
              data,
              "--name",
              first.get(0).name(),
              "--password-file",
              password.toString());
      assertThat(named.words())
          .as("let in, and told what is wrong with the file")
          .startsWith("POST /api/v1/policy-proposals by " + first.get(0).name())
          .doesNotContain("401");

      assertThat(ask("audit-verify", "--data", data))
          .satisfies(said -> assertThat(said.status()).isEqualTo(2))
          .extracting(Said::words)
          .asString()
          .contains("no auditor", "--name")
          .hasLineCount(1);
      assertThat(ask("audit-verify", "--data", data, "--key", password.toString()))
          .satisfies(said -> assertThat(said.status()).isEqualTo(2))
          .extracting(Said::words)
          .asString()
          .startsWith("The audit trail cannot be read: a running bureau has the database")
          .hasLineCount(1);
    }
    Path again = home.resolve("again.log");
    try (Program run = start(again, house)) {
      awaitReady(run, again);
      assertThat(again)
          .content()
          .contains(first.get(1).password())
          .doesNotContain(first.get(0).password());
    }
  }

  @Test
  void what_only_reads_makes_nothing() throws Exception {
    Path typo = home.resolve("typo");
    for (List<String> words :
        List.of(
            List.of("audit-verify"),
            List.of("audit-verify", "--key", "x"),
            List.of("audit-export", "--out", home.resolve("out").toString()),
            List.of("audit-key", "--out", home.resolve("out").toString()))) {
      List<String> command = new ArrayList<>(words);
      command.addAll(List.of("--data", typo.toString()));
      assertThat(ask(command.toArray(String[]::new)))
          .as(words.toString())
          .isEqualTo(new Said(2, "there is no folder " + typo));
    }
    assertThat(typo).doesNotExist();
    assertThat(home.resolve("out")).doesNotExist();
  }

  private static Program start(Path log, List<String> words) throws Exception {
    List<String> command = new ArrayList<>(List.of(RUN.toString()));
    command.addAll(words);
    return Program.start(log, Map.of("BUREAU_DEMO", "false"), command);
  }

  private static void awaitReady(Program run, Path log) throws Exception {
    run.await("a line that says ready", () -> Files.readString(log).contains("ready http"));
  }

  private void choose(int port, Account account) {
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (account.name() + ":" + account.password()).getBytes(StandardCharsets.UTF_8));
    String change = "{\"current\":\"%s\",\"chosen\":\"%s\"}".formatted(account.password(), CHOSEN);
    assertThat(
            new Visitor("http://localhost:" + port)
                .send(
                    "POST",
                    "/api/v1/me/password",
                    BodyPublishers.ofString(change),
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    basic)
                .statusCode())
        .isEqualTo(204);
  }

  private Said ask(String... words) throws Exception {
    Path log = Files.createTempFile(home, words[0], ".log");
    List<String> command = new ArrayList<>(List.of(RUN.toString()));
    command.addAll(List.of(words));
    try (Program program = Program.start(log, Map.of(), command)) {
      return new Said(program.awaitEnd(), Files.readString(log).strip());
    }
  }
}
