package org.certbureau.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.certbureau.testing.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody with a database tool did something to the trail; the verification says what. */
class ChainVerificationTest {
  @TempDir Path outside;

  private TrailHouse trail;

  /** Five entries: 1, 3 and 5 of thing one, 2 and 4 of thing two. */
  private void fiveEntries(Database on) {
    trail = new TrailHouse(on.open(), outside);
    trail.recordFive();
  }

  @AfterEach
  void close() {
    trail.close();
  }

  @ParameterizedTest
  @EnumSource
  void an_untouched_trail_is_intact(Database on) {
    fiveEntries(on);
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    trail.seal();
    trail.anchor();

    assertThat(trail.verify()).isEqualTo(Verification.intact(8, 0, 2));
  }

  @ParameterizedTest
  @EnumSource
  void a_changed_entry_is_named(Database on) {
    fiveEntries(on);
    trail.database().execute("update audit_entry set actor = 'wang' where place = 3");

    assertThat(broken())
        .startsWith("place 3: the entry thing.used of thing one (id ")
        .endsWith("was changed");
  }

  @ParameterizedTest
  @EnumSource
  void a_missing_entry_is_named_by_its_place(Database on) {
    fiveEntries(on);
    trail.database().execute("delete from audit_entry where place = 2");

    assertThat(broken()).isEqualTo("place 2: the entry is missing");
  }

  @ParameterizedTest
  @EnumSource
  void a_missing_entry_is_found_also_where_the_places_were_closed_up(Database on) {
    fiveEntries(on);
    trail.database().execute("delete from audit_entry where place = 2");
    for (int place = 3; place <= 6; place++) {
      trail
          .database()
          .execute("update audit_entry set place = " + (place - 1) + " where place = " + place);
    }

    assertThat(broken()).startsWith("place 2: the entry thing.used of thing one");
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_slipped_in_is_named(Database on) throws SQLException {
    fiveEntries(on);
    for (int place = 6; place >= 3; place--) {
      trail
          .database()
          .execute("update audit_entry set place = " + (place + 1) + " where place = " + place);
    }
    trail
        .database()
        .execute(
            "insert into audit_entry (id, object_type, object_id, object_number, region,"
                + " occurred_at, actor, action, details, place, chain_hash)"
                + " select 9000, 'thing', 'three', 1, region, occurred_at, actor, 'thing.forged',"
                + " details, 3, chain_hash from audit_entry where place = 2");
    rechain(3, 3);

    assertThat(broken())
        .startsWith("place 3: the entry thing.forged of thing three (id 9000) was not written");
  }

  @ParameterizedTest
  @EnumSource
  void entries_that_changed_places_are_named(Database on) {
    fiveEntries(on);
    trail.database().execute("update audit_entry set place = 99 where place = 2");
    trail.database().execute("update audit_entry set place = 2 where place = 3");
    trail.database().execute("update audit_entry set place = 3 where place = 99");

    assertThat(broken()).startsWith("place 2: the entry thing.used of thing one");
  }

  @ParameterizedTest
  @EnumSource
  void a_tail_that_was_cut_off_is_told_by_the_anchors(Database on) {
    fiveEntries(on);
    trail.database().execute("delete from audit_entry where place > 3");

    assertThat(broken())
        .isEqualTo("place 4: the tail of the chain is cut off; an anchor says it reached place 5");
  }

  @ParameterizedTest
  @EnumSource
  void a_tail_that_was_cut_off_before_it_was_anchored_is_told_by_the_head(Database on) {
    fiveEntries(on);
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    trail.record(new TrailHouse.Thing("four"), "thing.made");
    trail.seal();
    trail.database().execute("delete from audit_entry where place > 6");

    assertThat(broken())
        .isEqualTo("place 7: the tail of the chain is cut off; its head says it reached place 8");
  }

  @ParameterizedTest
  @EnumSource
  void a_tail_cut_off_with_every_trace_in_the_database_is_told_by_the_anchors_outside(Database on) {
    fiveEntries(on);
    cutOff(3);

    assertThat(broken())
        .isEqualTo("place 4: the tail of the chain is cut off; an anchor says it reached place 5");
  }

  @ParameterizedTest
  @EnumSource
  void a_tail_that_grew_again_after_it_was_cut_off_is_told_by_the_anchors_outside(Database on) {
    fiveEntries(on);
    cutOff(3);
    for (String name : List.of("three", "four", "five")) {
      trail.record(new TrailHouse.Thing(name), "thing.made");
    }
    trail.seal();

    assertThat(broken())
        .isEqualTo("place 1: between here and place 5 the chain is not the one that was anchored");
  }

  /** Who knows how hashes are made, but not the key of the MACs, changes the seventh of ten. */
  private void rewriteTheSeventh(Database on) throws SQLException {
    fiveEntries(on);
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    trail.record(new TrailHouse.Thing("four"), "thing.made");
    trail.seal();
    trail.anchor();
    trail.database().execute("update audit_entry set details = '{}' where place = 7");
    rechain(7, 9);
    trail
        .database()
        .execute(
            "update audit_head set chain_hash ="
                + " (select chain_hash from audit_entry where place = 9)");
  }

  @ParameterizedTest
  @EnumSource
  void a_chain_rewritten_with_all_its_hashes_is_told_by_the_macs(Database on) throws SQLException {
    rewriteTheSeventh(on);

    assertThat(broken())
        .startsWith("place 7: the entry thing.made of thing three (id ")
        .endsWith("was not written by the bureau: its MAC does not hold");
  }

  @ParameterizedTest
  @EnumSource
  void a_chain_rewritten_with_all_its_hashes_is_told_by_the_anchors_to_who_has_no_key(Database on)
      throws SQLException {
    rewriteTheSeventh(on);

    assertThat(trail.verify(null).brokenInWords(Locale.ENGLISH))
        .isEqualTo("place 6: between here and place 8 the chain is not the one that was anchored");
  }

  @ParameterizedTest
  @EnumSource
  void a_head_that_names_another_entry_is_named(Database on) {
    fiveEntries(on);
    trail
        .database()
        .execute(
            "update audit_head set chain_hash ="
                + " (select chain_hash from audit_entry where place = 4)");

    assertThat(broken()).isEqualTo("head of the chain: it does not name the entry at place 6");
  }

  @ParameterizedTest
  @EnumSource
  void a_head_that_is_gone_is_named(Database on) {
    fiveEntries(on);
    trail.database().execute("delete from audit_head");

    assertThat(broken()).isEqualTo("head of the chain: it is missing");
  }

  @ParameterizedTest
  @EnumSource
  void entries_that_wait_to_be_sealed_are_counted_and_no_harm(Database on) {
    fiveEntries(on);
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    trail.record(new TrailHouse.Thing("four"), "thing.made");
    trail.house().clock().advance(Duration.ofDays(3)); // as after a kill and a long weekend

    assertThat(trail.verify()).isEqualTo(Verification.intact(6, 2, 1));
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_that_was_kept_from_the_sealer_is_named(Database on) {
    fiveEntries(on);
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    trail.database().execute("update audit_entry set place = null where place < 0");

    assertThat(broken()).matches("entry \\d+ \\(thing.made of thing three\\) was kept out .*");
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_that_younger_ones_overtook_is_named(Database on) {
    fiveEntries(on);
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    trail.database().execute("update audit_entry set place = null where place < 0");
    trail.house().clock().advance(Duration.ofMinutes(6));
    trail.record(new TrailHouse.Thing("four"), "thing.made");
    trail.seal();
    trail.database().execute("update audit_entry set place = -id where place is null");

    assertThat(broken()).matches("entry \\d+ \\(thing.made of thing three\\) was kept out .*");
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_deleted_before_it_was_sealed_is_missed_by_its_object(Database on) {
    trail = new TrailHouse(on.open(), outside);
    TrailHouse.Thing one = new TrailHouse.Thing("one");
    trail.record(one, "thing.made");
    trail.record(one, "thing.used");
    trail.record(one, "thing.broken");
    trail.database().execute("delete from audit_entry where action = 'thing.used'");
    trail.seal();

    assertThat(broken()).isEqualTo("thing one: it counted 3 entries, 2 are there");
  }

  @ParameterizedTest
  @EnumSource
  void an_objects_first_entry_that_is_not_number_one_is_missed(Database on) {
    trail = new TrailHouse(on.open(), outside);
    TrailHouse.Thing one = new TrailHouse.Thing("one");
    trail.record(one, "thing.made");
    trail.record(one, "thing.used");
    trail.database().execute("delete from audit_entry where action = 'thing.made'");
    trail.seal();

    assertThat(broken()).isEqualTo("thing one: it counted 2 entries, 1 are there");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "place,      update audit_anchor set place = 4",
    "chain hash, update audit_anchor set chain_hash = (select chain_hash from audit_head)",
    "time,       update audit_anchor set set_at = timestamp '2026-01-01 00:00:00'",
    "signature,  update audit_anchor set signature = 'bm90IGEgc2lnbmF0dXJl'",
    "no Base64,  update audit_anchor set signature = '-'"
  })
  void an_anchor_that_was_changed_in_the_database_has_no_valid_signature(
      String what, String change) {
    fiveEntries(Database.H2);
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    trail.seal();
    trail.database().execute(change);

    assertThat(broken()).as(what).matches("anchor at place [45]: its signature does not hold");
  }

  @Test
  void a_line_cut_short_by_a_power_cut_spoils_neither_the_file_nor_the_next_anchor()
      throws IOException {
    fiveEntries(Database.H2);
    Files.writeString(
        trail.outside().anchorsFile(), "{\"place\":5,\"chainHa", UTF_8, StandardOpenOption.APPEND);
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    trail.seal();
    trail.anchor();

    assertThat(Files.readAllLines(trail.outside().anchorsFile(), UTF_8)).hasSize(3);
    assertThat(trail.verify()).isEqualTo(Verification.intact(8, 0, 2));
  }

  @Test
  void an_exported_line_that_is_no_anchor_is_named() throws IOException {
    fiveEntries(Database.H2);
    Files.writeString(
        trail.outside().anchorsFile(), "{\"place\":6}\n", UTF_8, StandardOpenOption.APPEND);

    assertThat(broken()).isEqualTo("exported anchors, line 2: it is no anchor");
  }

  @Test
  void a_node_that_starts_later_has_key_and_mark_beside_its_own_anchors() throws IOException {
    fiveEntries(Database.H2);
    Path elsewhere = Files.createDirectory(outside.resolve("second-node"));
    try (TrailHouse second = new TrailHouse(trail.database(), elsewhere)) {
      second.record(new TrailHouse.Thing("three"), "thing.made");
      second.seal();
      second.anchor();

      for (Path file : List.of(trail.outside().keyFile(), trail.outside().markFile())) {
        assertThat(elsewhere.resolve(file.getFileName())).hasSameTextualContentAs(file);
      }
      assertThat(second.verify()).isEqualTo(Verification.intact(9, 0, 2));
      assertThat(
              second
                  .database()
                  .number("select count(*) from audit_entry where action = 'audit.outside-begun'"))
          .isEqualTo(1);
    }
    assertThat(trail.verify()).isEqualTo(Verification.intact(9, 0, 2));
  }

  @Test
  void anchors_are_set_where_the_chain_has_grown_and_not_more_often_than_asked() {
    trail = new TrailHouse(Database.H2.open(), outside);
    trail.anchor();
    assertThat(anchors()).isZero();
    trail.recordFive();
    assertThat(anchors()).as("with the first that is sealed").isEqualTo(1);
    trail.record(new SingleEvent("event", null), "event.seen");
    trail.seal();
    trail.house().bean(ChainRows.class).anchorIfDue();
    assertThat(anchors()).as("a second later").isEqualTo(1);
    trail.anchor();
    assertThat(anchors()).as("two minutes later").isEqualTo(2);
    trail.anchor();
    assertThat(anchors()).as("nothing new but what tells of the last").isEqualTo(2);
  }

  @Test
  void anchors_are_set_again_when_the_clock_was_put_right() {
    fiveEntries(Database.H2);
    trail.house().clock().advance(Duration.ofDays(400));
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    trail.seal();
    trail.house().clock().advance(Duration.ofDays(-400));
    trail.record(new TrailHouse.Thing("four"), "thing.made");
    trail.seal();

    assertThat(anchors()).isEqualTo(3);
    assertThat(trail.verify().intact()).as("the trail tells that it went back").isTrue();
  }

  /** A start with the clock far ahead, killed before all was sealed, and a return. */
  @Test
  void a_clock_that_jumped_and_came_back_is_no_forgery_at_any_moment() {
    fiveEntries(Database.H2);
    trail.house().clock().advance(Duration.ofDays(400));
    trail.house().bean(ChainRows.class).tellOfJump();
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    trail.seal();
    trail.record(new TrailHouse.Thing("four"), "thing.made");
    intact("killed in the future");

    trail.house().clock().advance(Duration.ofDays(-400));
    trail.house().bean(ChainRows.class).tellOfJump();
    intact("the start of the return");
    trail.record(new TrailHouse.Thing("five"), "thing.made");
    intact("what waits is older than what is sealed");
    trail.seal();
    intact("sealed");
    long before = anchors();
    trail.anchor();
    intact("anchored");
    assertThat(anchors()).isGreaterThan(before);
    assertThat(
            trail
                .database()
                .number(
                    "select count(*) from audit_entry where action = 'audit.clock-jump-accepted'"))
        .as("there and back")
        .isEqualTo(2);
  }

  private void intact(String when) {
    assertThat(trail.verify()).as(when).satisfies(it -> assertThat(it.intact()).isTrue());
  }

  private long anchors() {
    return trail.database().number("select count(*) from audit_anchor");
  }

  @Test
  void details_that_do_not_fit_are_refused_rather_than_shortened() {
    trail = new TrailHouse(Database.H2.open(), outside);
    assertThat(DetailsText.write(Map.of("b", "2", "a", "一")))
        .isEqualTo("{\"a\":\"一\",\"b\":\"2\"}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DetailsText.write(Map.of("text", "x".repeat(4000))));
  }

  // ---- the hand of somebody who knows how the chain is made, but not the anchors' key

  /** Computes the hashes of some entries anew. */
  private void rechain(long from, long until) throws SQLException {
    String hash =
        trail.database().text("select chain_hash from audit_entry where place = " + (from - 1));
    for (long place = from; place <= until; place++) {
      try (Connection connection = trail.database().connect();
          Statement read = connection.createStatement();
          ResultSet entry =
              read.executeQuery(
                  "select " + EntryFields.COLUMNS + " from audit_entry where place = " + place)) {
        entry.next();
        hash = Chain.next(hash, place, EntryFields.read(entry));
      }
      trail
          .database()
          .execute("update audit_entry set chain_hash = '" + hash + "' where place = " + place);
    }
  }

  /** Leaves the first entries alone in the database, and a head that fits. */
  private void cutOff(long last) {
    trail.database().execute("delete from audit_anchor");
    trail.database().execute("delete from audit_entry where place > " + last);
    trail
        .database()
        .execute(
            "update audit_head set place = "
                + last
                + ", chain_hash = (select chain_hash from audit_entry where place = "
                + last
                + ")");
  }

  private String broken() {
    Verification found = trail.verify();
    assertThat(found.intact()).isFalse();
    return found.brokenInWords(Locale.ENGLISH);
  }
}
