package org.certbureau.audit.offline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.certbureau.audit.TrailHouse;
import org.certbureau.crypto.MasterKey;
import org.certbureau.testing.Database;
import org.certbureau.work.Sealings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an auditor does with a copy of the data, with our programs and without. */
class OfflineTest {
  private static final String DATABASE = "bureau.db.url";
  private static final String MASTER_KEY = "bureau.master.key.file";

  @TempDir private Path home;
  private String masterKey;
  private TrailHouse trail;

  private void trail(Database on) {
    trail = new TrailHouse(on.open(), home.resolve("outside"));
    masterKey = System.getProperty(MASTER_KEY);
    trail.recordFive();
    trail.record(new TrailHouse.Thing("three"), "thing.made");
  }

  @AfterEach
  void close() {
    System.clearProperty(DATABASE);
    System.setProperty(MASTER_KEY, masterKey);
    trail.close();
  }

  // ---- verification

  private record Said(int status, String words) {}

  private Said verify(Path key) throws SQLException {
    try (Connection connection = trail.database().connect()) {
      System.setProperty(DATABASE, connection.getMetaData().getURL());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, true, UTF_8);
    int status = OfflineVerification.verify(key, to, to);
    return new Said(status, out.toString(UTF_8).strip());
  }

  @Test
  void with_the_master_key_it_says_that_it_is_intact() throws Exception {
    trail(Database.H2);

    assertThat(verify(null))
        .isEqualTo(new Said(0, "intact: 6 entries, 1 anchors, 1 entries not sealed yet"));
  }

  @Test
  void without_any_key_it_says_that_authorship_was_not_checked_and_makes_none() throws Exception {
    trail(Database.H2);
    Path nowhere = home.resolve("no-master-key");
    System.setProperty(MASTER_KEY, nowhere.toString());

    Said said = verify(null);

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.words())
        .startsWith("unproved: who wrote the 6 entries was not checked: neither the master key");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void the_key_of_the_macs_alone_is_enough_and_opens_nothing_else() throws Exception {
    trail(Database.H2);
    Path key = home.resolve("mac.key");
    OfflineMacKey.export(Sealings.masterKeyFile(), key);
    System.setProperty(MASTER_KEY, home.resolve("no-master-key").toString());

    assertThat(verify(key).status()).isZero();
    assertThat(Files.getPosixFilePermissions(key))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> OfflineMacKey.export(Path.of(masterKey), key));

    trail.database().execute("update audit_entry set actor = 'wang' where place < 0");
    assertThat(verify(key))
        .satisfies(said -> assertThat(said.status()).isEqualTo(1))
        .extracting(Said::words)
        .asString()
        .startsWith("broken: the entry thing.made of thing three (id ")
        .endsWith("waits to be sealed, but was not written by the bureau");
  }

  @Test
  void another_bureaus_key_is_told() throws Exception {
    trail(Database.H2);
    Path other = home.resolve("other");
    MasterKey.create(other);
    System.setProperty(MASTER_KEY, other.toString());

    assertThat(verify(null).words())
        .startsWith("broken: the audit key was replaced: ")
        .endsWith("or the key to check it with is another bureau's");
  }

  @Test
  void what_cannot_be_read_is_neither_intact_nor_broken() throws Exception {
    trail(Database.H2);
    trail.database().execute("alter table audit_entry drop column mac");

    assertThat(verify(null))
        .isEqualTo(
            new Said(
                2,
                "The audit trail cannot be read: it was last used by a version without MACs; start"
                    + " this version on it once"));
  }

  private Said verifyAt(String url) {
    System.setProperty(DATABASE, url);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, true, UTF_8);
    int status = OfflineVerification.verify(null, to, to);
    return new Said(status, out.toString(UTF_8).strip());
  }

  @Test
  void a_database_that_a_running_bureau_has_is_told_with_what_to_do() throws Exception {
    trail(Database.H2);
    Path file = home.resolve("in-use");
    Path lock = home.resolve("in-use.mv.db");
    try (FileChannel held =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock by = held.lock()) {
      assertThat(by.isValid()).isTrue();
      Said said = verifyAt("jdbc:h2:file:" + file);
      assertThat(said.status()).isEqualTo(2);
      assertThat(said.words())
          .startsWith("The audit trail cannot be read: a running bureau has the database")
          .contains("copy its data")
          .doesNotContain("\n");
    }
  }

  @Test
  void a_database_that_is_not_there_is_not_made() throws Exception {
    trail(Database.H2);
    Path nowhere = home.resolve("typo").resolve("bureau");
    assertThat(verifyAt("jdbc:h2:file:" + nowhere))
        .isEqualTo(
            new Said(
                2,
                "The audit trail cannot be read: there is no database at jdbc:h2:file:" + nowhere));
    assertThat(nowhere.getParent()).doesNotExist();
  }

  @Test
  void a_password_in_the_address_is_not_told() throws Exception {
    trail(Database.H2);
    for (String url :
        List.of(
            "jdbc:postgresql://bureau:geheim@127.0.0.1:x/bureau",
            "jdbc:postgresql://127.0.0.1:x/bureau?password=geheim",
            "jdbc:h2:nonsense:/bureau;PASSWORD=geheim;NO_SUCH=geheim")) {
      Said said = verifyAt(url);
      assertThat(said.status()).as(url).isEqualTo(2);
      assertThat(said.words()).doesNotContain("geheim");
    }
  }

  // ---- export

  private Path export() throws SQLException, IOException {
    Path target = home.resolve("export");
    try (Connection connection = trail.database().connect()) {
      OfflineExport.write(connection, trail.outside(), target);
    }
    return target;
  }

  private byte[] macKey() throws IOException {
    Path key = home.resolve("mac.key");
    OfflineMacKey.export(Path.of(masterKey), key);
    return HexFormat.of().parseHex(Files.readString(key).strip());
  }

  @ParameterizedTest
  @EnumSource
  void a_stranger_finds_nothing_wrong_with_what_nobody_touched(Database on) throws Exception {
    trail(on);
    trail.seal();
    trail.anchor();
    trail.record(new TrailHouse.Thing("four"), "thing.made");
    Path export = export();

    assertThat(Files.readAllLines(export.resolve("trail.jsonl"), UTF_8)).hasSize(9);
    assertThat(Files.readAllLines(export.resolve("anchors.jsonl"), UTF_8))
        .hasSize(2)
        .isEqualTo(Files.readAllLines(export.resolve("anchors-outside.jsonl"), UTF_8));
    assertThat(StrangersVerifier.verify(export, null)).isEmpty();
    assertThat(StrangersVerifier.verify(export, macKey())).isEmpty();
    assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(this::export);
  }

  @Test
  void a_stranger_finds_what_was_done_to_it() throws Exception {
    trail(Database.H2);
    trail.seal();
    Path export = export();
    byte[] key = macKey();

    assertThat(
            changed(
                export,
                "trail.jsonl",
                lines -> lines.set(2, lines.get(2).replace("\"li\"", "\"wang\"")),
                key))
        .startsWith("hash at 3", "MAC of entry at 3", "hash at 4");
    assertThat(changed(export, "trail.jsonl", lines -> lines.remove(3), key)).contains("place 4");
    assertThat(changed(export, "trail.jsonl", lines -> Collections.swap(lines, 1, 2), key))
        .startsWith("place 2", "hash at 2");
    assertThat(changed(export, "trail.jsonl", lines -> lines.remove(6), key))
        .containsExactly("head");
    assertThat(changed(export, "anchors.jsonl", List::clear, null))
        .contains("anchor told of at \"5\"", "anchors");
    assertThat(
            changed(
                export,
                "mark.jsonl",
                lines -> lines.set(0, lines.get(0).replace("\"place\":0", "\"place\":5")),
                null))
        .contains("one mark, inside and outside alike", "signature of mark");
    assertThat(changed(export, "keys.jsonl", lines -> lines.remove(0), null)).contains("one key");
  }

  /** What the stranger says while it is so; then it is put back. */
  private static List<String> changed(
      Path export, String file, Consumer<List<String>> change, byte[] key) throws IOException {
    Path path = export.resolve(file);
    List<String> before = Files.readAllLines(path, UTF_8);
    List<String> after = new ArrayList<>(before);
    change.accept(after);
    assertThat(after).isNotEqualTo(before);
    Files.write(path, after, UTF_8);
    try {
      return StrangersVerifier.verify(export, key);
    } finally {
      Files.write(path, before, UTF_8);
    }
  }
}
