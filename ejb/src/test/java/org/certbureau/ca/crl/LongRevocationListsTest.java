package org.certbureau.ca.crl;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.certbureau.ca.AuthorityHouse;
import org.certbureau.testing.AskedOfH2;
import org.certbureau.testing.Database;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of many pages: what their making asks of the database, and that one node makes them. */
class LongRevocationListsTest {
  private static final int PAGE = 5_000;
  private static final int LINES = 5 * PAGE;
  private static final String ENTRIES =
      "select count(*) from audit_entry where action = 'crl.published' and object_id = 'DFCA'";

  /** Something that happens after each page of a list. */
  private static final class Paged extends Revocations {
    private final Runnable between;

    Paged(Runnable between) {
      this.between = between;
    }

    @Override
    void handOut(
        String issuer, Instant expiredSince, Consumer<RevokedEntry> lines, Runnable afterPage) {
      super.handOut(
          issuer,
          expiredSince,
          lines,
          () -> {
            between.run();
            afterPage.run();
          });
    }

    @Override
    long handOutBoth(
        String issuer,
        Instant expiredSince,
        Consumer<RevokedEntry> lines,
        Consumer<RevokedEntry> changes,
        Runnable afterPage) {
      return super.handOutBoth(
          issuer,
          expiredSince,
          lines,
          changes,
          () -> {
            between.run();
            afterPage.run();
          });
    }
  }

  /** A node that is to make no list: it would wait for the other's rows. */
  private static final class Barred extends Revocations {
    private int lists;

    @Override
    void handOut(
        String issuer, Instant expiredSince, Consumer<RevokedEntry> lines, Runnable afterPage) {
      madeTwice(issuer);
    }

    @Override
    long handOutBoth(
        String issuer,
        Instant expiredSince,
        Consumer<RevokedEntry> lines,
        Consumer<RevokedEntry> changes,
        Runnable afterPage) {
      madeTwice(issuer);
      return 0;
    }

    private void madeTwice(String issuer) {
      lists++;
      throw new IllegalStateException("a list of " + issuer + " is made twice");
    }
  }

  /** Something that happens after each piece of a list. */
  private static final class Pieced extends CrlPieces {
    private final Runnable between;

    Pieced(Runnable between) {
      this.between = between;
    }

    @Override
    void add(CrlPiece piece) {
      super.add(piece);
      between.run();
    }
  }

  /** Asks in the transaction that is under way. */
  @ApplicationScoped
  static class RowsVisited {
    @PersistenceContext(unitName = "bureau")
    private EntityManager entities;

    long onPostgres() {
      return ((Number)
              entities
                  .createNativeQuery(
                      "select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)"
                          + " from pg_stat_xact_user_tables where relname = 'ca_revocation'")
                  .getSingleResult())
          .longValue();
    }
  }

  /**
   * However long it is: here each page takes most of the time after which a node counts as dead.
   */
  @ParameterizedTest
  @EnumSource
  void a_list_that_takes_long_is_made_by_the_node_that_began_it(Database on) {
    TestDatabase database = on.open();
    TestClock clock = TestClock.at("2026-11-22T10:42");
    try (AuthorityHouse slow = new AuthorityHouse(database, clock);
        AuthorityHouse other = new AuthorityHouse(database, clock)) {
      Barred barred = new Barred();
      other.house().with(barred);
      Runnable meanwhile =
          () -> {
            clock.advance(Duration.ofSeconds(45));
            other.tick();
          };
      slow.house().with(new Pieced(meanwhile)).with(new Paged(meanwhile));
      slow.ceremony();
      revoke(database, on, 2 * PAGE, "DFCA");
      Instant begun = clock.instant();

      slow.tick();

      assertThat(Duration.between(begun, clock.instant())).isGreaterThan(Duration.ofMinutes(5));
      assertThat(barred.lists).as("begun by the other node").isZero();
      assertThat(slow.number("select crl_number from ca_issuer where code = 'DFCA'")).isEqualTo(2);
      assertThat(slow.number(ENTRIES)).isEqualTo(2);
      assertThat(slow.number("select count(*) from job_run where finished_at is null")).isZero();
      assertThat(other.serials("DFCA")).hasSize(2 * PAGE).doesNotHaveDuplicates();
    }
  }

  /** Say a machine that was suspended: it wakes up in the midst of a list that is not its own. */
  @ParameterizedTest
  @EnumSource
  void a_node_that_fell_silent_is_taken_over_from_and_stops(Database on) {
    TestDatabase database = on.open();
    TestClock clock = TestClock.at("2026-11-22T10:42");
    try (AuthorityHouse silent = new AuthorityHouse(database, clock);
        AuthorityHouse other = new AuthorityHouse(database, clock)) {
      other.ceremony();
      revoke(database, on, PAGE, "DFCA");
      database.execute("update ca_revocation set unpublished = null");
      clock.advance(Duration.ofHours(2));
      List<Long> written = new ArrayList<>();
      Paged asleep =
          new Paged(
              () -> {
                clock.advance(Duration.ofSeconds(61));
                other.tick();
                written.add(other.number(ENTRIES));
              });
      silent.house().with(asleep);

      silent.tick();

      assertThat(written)
          .as("lists there are as it wakes up, and no page after")
          .containsExactly(2L);
      assertThat(silent.number("select crl_number from ca_issuer where code = 'DFCA'"))
          .isEqualTo(2);
      assertThat(silent.number(ENTRIES)).isEqualTo(2);
      assertThat(other.serials("DFCA")).hasSize(PAGE).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_list_that_is_there_is_not_made_again_under_the_next_number() {
    try (AuthorityHouse house = AuthorityHouse.opened(TestDatabase.h2())) {
      house
          .house()
          .bean(CrlRows.class)
          .publish(new CrlRows.Due("DFCA", 1, CrlRows.Kind.BASE), () -> {});

      assertThat(house.number("select crl_number from ca_issuer where code = 'DFCA'")).isEqualTo(1);
    }
  }

  /** Also where another issuer's, lifted ones, expired ones and a gap stand in between. */
  @ParameterizedTest
  @CsvSource({
    "H2, 1",
    "H2, 4999",
    "H2, 5000",
    "H2, 5001",
    "H2, 10000",
    "H2, 10000",
    "POSTGRESQL, 10000"
  })
  void every_serial_is_on_the_list_once_and_none_is_without_notice(Database on, int count) {
    TestDatabase database = on.open();
    try (AuthorityHouse house = AuthorityHouse.opened(database)) {
      revoke(database, on, count, "DFCA");
      revoke(database, on, count, "GDCA");
      database.execute("delete from ca_revocation where id between 12001 and 18000");
      database.execute("update ca_revocation set lifted_at = since where mod(id, 7) = 1");
      database.execute(
          "update ca_revocation set not_after = timestamp '2026-11-21 00:00:00'"
              + " where mod(id, 11) = 1");
      List<String> serials = new ArrayList<>();

      house
          .house()
          .inTransaction(
              () ->
                  house
                      .house()
                      .bean(Revocations.class)
                      .handOut(
                          "DFCA",
                          house.house().clock().instant(),
                          entry -> serials.add(entry.serialHex()),
                          () -> {}));

      assertThat(serials)
          .hasSize(
              (int)
                  house.number(
                      "select count(*) from ca_revocation where issuer = 'DFCA'"
                          + " and lifted_at is null and not_after > timestamp '2026-11-22 00:00:00'"))
          .doesNotHaveDuplicates()
          .allMatch(serial -> serial.startsWith("4D"));
      assertThat(house.house().bean(Revocations.class).changed()).doesNotContainKey("DFCA");
    }
  }

  /** Every statement that a list takes, with its values put in, is asked how many rows it met. */
  @Test
  void on_h2_no_statement_meets_more_rows_than_a_page_has() {
    TestDatabase database = TestDatabase.h2();
    try (AuthorityHouse house = AuthorityHouse.opened(database)) {
      revoke(database, Database.H2, LINES, "DFCA");
      AskedOfH2 asked = AskedOfH2.fromNowOn(database);
      handOut(house);
      List<String> statements = asked.statements("%ca_revocation%issuer = ?%");
      assertThat(statements).hasSize(4);

      database.execute("update ca_revocation set unpublished = 1");
      for (String statement : statements) {
        assertThat(asked.rowsMet(filled(statement))).as(statement).isBetween(1L, (long) PAGE);
      }
    }
  }

  /** However long the list is that they belong to. */
  @Test
  void on_h2_a_delta_meets_no_rows_but_its_own() {
    TestDatabase database = TestDatabase.h2();
    try (AuthorityHouse house = AuthorityHouse.opened(database)) {
      revoke(database, Database.H2, LINES, "DFCA");
      database.execute("update ca_revocation set unpublished = null where id > 6");
      AskedOfH2 asked = AskedOfH2.fromNowOn(database);
      Revocations revocations = house.house().bean(Revocations.class);
      assertThat(revocations.changed().get("DFCA").rows()).isEqualTo(3);
      List<String> serials = new ArrayList<>();
      assertThat(
              revocations.handOutChanges(
                  "DFCA", Instant.EPOCH, line -> serials.add(line.serialHex())))
          .isEqualTo(3);
      assertThat(serials).hasSize(3);
      house
          .house()
          .inTransaction(
              () ->
                  revocations.listed(
                      revocations.fresh("DFCA"), 2, house.house().clock().instant()));

      List<String> statements =
          new ArrayList<>(asked.statements("%ca_revocation%unpublished >= ?%"));
      assertThat(statements).hasSize(3);
      List<String> kept = asked.statements("update ca_revocation set list_number%");
      assertThat(kept).hasSize(1);
      statements.addAll(kept);
      for (String statement : statements) {
        assertThat(asked.rowsMet(filled(statement))).as(statement).isBetween(1L, 10L);
      }
    }
  }

  /** Also where it has no statistics yet and guesses; its generic plans included. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void on_postgresql_a_list_meets_its_rows_a_few_times_and_not_once_a_page(boolean analyzed) {
    TestDatabase database = TestDatabase.postgres();
    try (AuthorityHouse house = AuthorityHouse.opened(database)) {
      revoke(database, Database.POSTGRESQL, LINES, "DFCA");
      if (analyzed) {
        database.execute("analyze ca_revocation");
      }
      RowsVisited visited = house.house().bean(RowsVisited.class);
      long rows =
          house
              .house()
              .inTransaction(
                  () -> {
                    handOut(house);
                    return visited.onPostgres();
                  });

      assertThat(rows).isLessThan(6L * LINES);
    }
  }

  /** As one of the cadence, and as one in between. */
  private static void handOut(AuthorityHouse house) {
    Revocations revocations = house.house().bean(Revocations.class);
    Instant now = house.house().clock().instant();
    house
        .house()
        .inTransaction(
            () -> {
              revocations.handOut("DFCA", now, entry -> {}, () -> {});
              revocations.handOutBoth("DFCA", now, entry -> {}, entry -> {}, () -> {});
            });
  }

  private static String filled(String statement) {
    return statement
        .toLowerCase(Locale.ROOT)
        .replaceAll("issuer = \\?\\d?", "issuer = 'DFCA'")
        .replaceAll("list_number = \\?\\d?", "list_number = 1")
        .replaceAll("listed_at = \\?\\d?", "listed_at = null")
        .replaceAll("version = \\?\\d?", "version = 1")
        .replaceAll("unpublished >= \\?\\d?", "unpublished >= 1")
        .replaceAll("id >= \\?\\d?", "id >= 1")
        .replaceAll("id <= \\?\\d?", "id <= " + PAGE)
        .replaceAll("not_after >= \\?\\d?", "not_after >= timestamp '2026-11-22 00:00:00'")
        .replaceAll("limit \\?\\d?", "limit 1")
        .replaceAll("offset \\?\\d?", "offset 0");
  }

  /** Ids of both issuers alternate. */
  private static void revoke(TestDatabase database, Database on, int count, String issuer) {
    String numbers = on == Database.H2 ? "system_range(1, %d)" : "generate_series(1, %d) as x";
    boolean first = "DFCA".equals(issuer);
    database.execute(
        ("insert into ca_revocation (id, issuer, serial_hex, since, reason, not_after,"
                + " unpublished, version) select 2 * x + %d, '%s', '4%s' ||"
                + " lpad(cast(x as varchar), 30, '0'), timestamp '2026-11-20 00:00:00',"
                + " 'SUPERSEDED', timestamp '2027-11-20 00:00:00', 1, 1 from "
                + numbers)
            .formatted(first ? 0 : 1, issuer, first ? 'D' : 'A', count));
  }
}
