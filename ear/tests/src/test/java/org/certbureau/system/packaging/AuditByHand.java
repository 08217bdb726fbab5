package org.certbureau.system.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.certbureau.system.Program;

/**
 * An auditor with {@code ./run}, and copies of a stopped bureau's data that somebody who can write
 * the database has been at.
 */
final class AuditByHand {
  private static final String ALTERED = "was changed";
  private static final String FORGED = "waits to be sealed, but was not written by the bureau";
  private static final String KEY_REPLACED = "the audit key was replaced";

  private final Path run;
  private final int port;
  private final Path data;
  private final Path home;
  private Path key;

  /**
   * @param data of a bureau that has ended
   * @param home where files may be left
   */
  AuditByHand(Path run, int port, Path data, Path home) {
    this.run = run;
    this.port = port;
    this.data = data;
    this.home = home;
  }

  private record Said(int status, String words) {}

  private Said ask(Path folder, String... words) throws Exception {
    Path log = Files.createTempFile(home, words[0], ".log");
    List<String> command = new ArrayList<>(List.of(run.toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--port", String.valueOf(port), "--data", folder.toString()));
    try (Program program = Program.start(log, Map.of(), command)) {
      return new Said(program.awaitEnd(), Files.readString(log, UTF_8).strip());
    }
  }

  void everythingIsNamed() throws Exception {
    key = home.resolve("mac.key");
    assertThat(ask(data, "audit-key", "--out", key.toString()).status()).isZero();
    assertThat(Files.readString(key).strip()).matches("[0-9a-f]{64}");
    export();
    Path copy = copy("untouched");
    assertThat(ask(copy, "audit-verify"))
        .satisfies(said -> assertThat(said.status()).isEqualTo(1))
        .extracting(Said::words)
        .asString()
        .as("a copy without its master key")
        .startsWith("unproved: ");
    assertThat(verify(copy).words()).startsWith("intact: ");

    named(
        FORGED,
        "insert into audit_entry (id, object_type, object_id, object_number, region, occurred_at,"
            + " actor, action, details, place, mac) select 99999999, object_type, object_id, 1 +"
            + " (select max(b.object_number) from audit_entry b where b.object_type = a.object_type"
            + " and b.object_id = a.object_id), region, current_timestamp, actor,"
            + " 'application.approved', details, -99999999, mac from audit_entry a where place = 20");
    named(ALTERED, "update audit_entry set details = '{}' where place = 20");
    named("place 20: the entry is missing", "delete from audit_entry where place = 20");
    named(
        "but not at its place",
        "update audit_entry set place = 999999 where place = 20",
        "update audit_entry set place = 20 where place = 21",
        "update audit_entry set place = 21 where place = 999999");
    named(
        "place 21: the tail of the chain is cut off",
        "delete from audit_entry where place > 20 or place < 0",
        "delete from audit_anchor where place > 20",
        "update audit_head set place = 20, chain_hash = (select chain_hash from audit_entry where"
            + " place = 20)");
    named("was removed from the database", "delete from audit_anchor");
    named(
        KEY_REPLACED,
        "update audit_key set public_key ="
            + " 'BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'");
    named(
        "there are 2 marks",
        "insert into audit_mark select 2, place, chain_hash, set_at, anchors,"
            + " signature from audit_mark");
    named("the mark is missing", "delete from audit_mark");
  }

  /** Somebody's hand, and what verification says of it. */
  private void named(String words, String... statements) throws Exception {
    Path copy = copy("touched-" + Integer.toHexString(words.hashCode()));
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + copy.resolve("db/bureau") + ";IFEXISTS=TRUE", "sa", "");
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        assertThat(statement.executeUpdate(one)).as(one).isPositive();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Said said = verify(copy);
    assertThat(said.words()).startsWith("broken: ").contains(words);
    assertThat(said.status()).isEqualTo(1);
  }

  private Said verify(Path copy) throws Exception {
    return ask(copy, "audit-verify", "--key", key.toString());
  }

  private void export() throws Exception {
    Path target = home.resolve("trail-export");
    assertThat(ask(data, "audit-export", "--out", target.toString()).status()).isZero();
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "trail.jsonl",
              "anchors.jsonl",
              "anchors-outside.jsonl",
              "mark.jsonl",
              "mark-outside.json",
              "keys.jsonl",
              "head.jsonl",
              "set-aside.jsonl");
    }
    assertThat(Files.readAllLines(target.resolve("trail.jsonl"), UTF_8)).hasSizeGreaterThan(100);
    assertThat(ask(data, "audit-export", "--out", target.toString()).status())
        .as("nothing is written over")
        .isEqualTo(2);
  }

  /** Database and proofs; the master key lies beside the data and stays there. */
  private Path copy(String name) throws IOException {
    Path copy = home.resolve(name);
    for (String folder : new String[] {"db", "audit"}) {
      try (Stream<Path> files = Files.walk(data.resolve(folder))) {
        files.forEach(
            file -> {
              try {
                Path to = copy.resolve(data.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
      }
    }
    return copy;
  }
}
