package org.certbureau.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.TestDatabase;
import org.certbureau.work.EarlierPostgres;
import org.certbureau.work.SchemaOfTests;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A trail from before entries had MACs goes on behind its mark. */
class EarlierTrailTest {
  private static final Path EARLIER = Path.of("../db/src/test/resources/earlier/first-house.zip");
  private static final String MASTER_KEY = "bureau.master.key.file";

  @TempDir private Path home;
  private String masterKey;
  private TrailHouse trail;

  @BeforeEach
  void unpack() throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(EARLIER))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = home.resolve(entry.getName());
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
      }
    }
  }

  private void start(Database on) throws Exception {
    House.onH2().close(); // lays out its own settings, once
    masterKey = System.getProperty(MASTER_KEY);
    System.setProperty(MASTER_KEY, home.resolve("data.master-key").toString());
    JdbcDataSource earlier = new JdbcDataSource();
    earlier.setURL("jdbc:h2:file:" + home.resolve("data/db/bureau") + ";IFEXISTS=TRUE");
    earlier.setUser("sa");
    earlier.setPassword("");
    DataSource database = on == Database.H2 ? earlier : onPostgres(earlier);
    try (Connection connection = database.getConnection()) {
      SchemaOfTests.update(connection);
    }
    trail = new TrailHouse(TestDatabase.at(database), home.resolve("data/audit"));
    trail.house().clock().advance(Duration.ofDays(30)); // later than what lies there
  }

  private static DataSource onPostgres(DataSource earlier) throws Exception {
    DataSource copy = TestDatabase.emptyPostgres().dataSource();
    try (Connection h2 = earlier.getConnection();
        Connection today = TestDatabase.postgres().connect();
        Connection empty = copy.getConnection()) {
      EarlierPostgres.copy(h2, today, empty);
    }
    return copy;
  }

  @AfterEach
  void close() {
    System.setProperty(MASTER_KEY, masterKey);
    trail.close();
  }

  @ParameterizedTest
  @EnumSource
  void it_is_intact_and_goes_on(Database on) throws Exception {
    start(on);
    long before = trail.database().number("select place from audit_mark");
    assertThat(before).isGreaterThan(100).isEqualTo(number("select place from audit_head"));
    assertThat(number("select count(*) from audit_entry where mac is not null")).isZero();
    assertThat(number("select anchors from audit_mark"))
        .isPositive()
        .isEqualTo(number("select count(*) from audit_anchor"));
    assertThat(trail.outside().markFile()).exists();
    assertThat(trail.verify().brokenInWords(Locale.ENGLISH)).isEmpty();

    trail.recordFive();
    trail.settle();
    assertThat(trail.verify()).isEqualTo(Verification.intact(before + 6, 0, anchors()));
    assertThat(trail.house().bean(TrailAlarms.class).raised()).isEmpty();
  }

  private long anchors() {
    return number("select count(*) from audit_anchor");
  }

  @ParameterizedTest
  @EnumSource
  void what_is_done_to_the_old_part_is_named_as_well(Database on) throws Exception {
    start(on);
    trail.recordFive();
    String actor = trail.database().text("select actor from audit_entry where place = 7");
    trail.database().execute("update audit_entry set actor = 'wang' where place = 7");
    assertThat(broken()).startsWith("place 7: the entry ").endsWith(" was changed");
    trail.database().execute("update audit_entry set actor = '" + actor + "' where place = 7");

    trail.database().execute("delete from audit_anchor where place < 200");
    assertThat(broken()).startsWith("anchors were removed: ");
  }

  /** Without a MAC it passes for nothing older. */
  @ParameterizedTest
  @EnumSource
  void a_row_without_a_mac_behind_the_mark_is_set_aside(Database on) throws Exception {
    start(on);
    trail
        .database()
        .execute(
            "insert into audit_entry (id, object_type, object_id, object_number, region,"
                + " occurred_at, actor, action, details, place) select 900000, 'thing', 'nine', 1,"
                + " region, occurred_at, actor, action, details, -900000 from audit_entry where"
                + " place = 3");
    trail.seal();

    assertThat(broken()).startsWith("1 rows were set aside");
  }

  /** Nor is a second first start had by taking both marks away. */
  @ParameterizedTest
  @EnumSource
  void no_second_mark_is_set(Database on) throws Exception {
    start(on);
    trail.recordFive();
    trail.database().execute("delete from audit_mark");
    Files.delete(trail.outside().markFile());
    trail.settle();

    assertThat(broken()).isEqualTo("the mark is missing in the database");
  }

  private long number(String query) {
    return trail.database().number(query);
  }

  private String broken() {
    Verification found = trail.verify();
    assertThat(found.intact()).isFalse();
    return found.brokenInWords(Locale.ENGLISH);
  }
}
