package org.certbureau.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import org.certbureau.testing.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody who can write the database, and knows the program, but has no key: whatever is forged
 * there is named.
 */
class ForgeriesTest {
  private static final String COLUMNS =
      "id, object_type, object_id, object_number, region, occurred_at, actor, action, details,"
          + " place, mac";

  @TempDir Path outside;

  private TrailHouse trail;

  /** Five entries: 1, 3 and 5 of thing one, 2 and 4 of thing two; the sixth tells of an anchor. */
  private void fiveEntries(Database on) {
    trail = new TrailHouse(on.open(), outside);
    trail.recordFive();
  }

  @AfterEach
  void close() {
    trail.close();
  }

  /** A reviewer's approval as the bureau would write it, waiting for the sealer. */
  private void forgeAnApproval(String mac) {
    sql(
        "insert into audit_entry (%s) select 9000, 'thing', 'two', 3, region, occurred_at,"
                .formatted(COLUMNS)
            + " 'reviewer', 'thing.approved', '{}', -9000, "
            + mac
            + " from audit_entry where place = 5");
  }

  @ParameterizedTest
  @EnumSource
  void a_row_forged_before_sealing_is_named(Database on) {
    fiveEntries(on);
    forgeAnApproval("null");

    assertThat(broken())
        .isEqualTo(
            "the entry thing.approved of thing two (id 9000) waits to be sealed, but was not"
                + " written by the bureau");
  }

  @ParameterizedTest
  @EnumSource
  void a_row_forged_before_sealing_is_set_aside_and_the_others_are_sealed(Database on) {
    fiveEntries(on);
    forgeAnApproval("(select mac from audit_entry where place = 5)");
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    trail.seal();

    assertThat(number("select count(*) from audit_entry where action = 'thing.approved'")).isZero();
    assertThat(number("select place from audit_entry where object_id = 'three'")).isEqualTo(7);
    assertThat(text("select object_id || ' ' || actor from audit_set_aside"))
        .isEqualTo("two reviewer");
    assertThat(text("select details from audit_entry where action = 'audit.rows-set-aside'"))
        .isEqualTo("{\"rows\":\"1\",\"what\":\"9000 thing.approved of thing two by reviewer\"}");
    assertThat(trail.house().bean(TrailAlarms.class).raised()).containsExactly("rows-set-aside");
    assertThat(broken())
        .isEqualTo(
            "1 rows were set aside that were not written by the bureau; the first is"
                + " thing.approved of thing two (id 9000)");

    sql("delete from audit_set_aside");
    assertThat(broken()).isEqualTo("rows set aside: the trail tells of 1, 0 are there");
  }

  /** The record's next step is not stopped by the number that the forged row had taken. */
  @ParameterizedTest
  @EnumSource
  void the_next_entry_of_the_same_record_can_be_written_once_the_forged_one_is_aside(Database on) {
    trail = new TrailHouse(on.open(), outside);
    TrailHouse.Thing two = new TrailHouse.Thing("two");
    for (String action : new String[] {"thing.made", "thing.used"}) {
      trail.record(two, action);
    }
    trail.record(new TrailHouse.Thing("one"), "thing.made");
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    trail.record(new TrailHouse.Thing("four"), "thing.made");
    trail.seal();
    forgeAnApproval("null");
    trail.seal();

    assertThatCode(() -> trail.record(two, "thing.broken")).doesNotThrowAnyException();
  }

  /** Control characters are told by six characters each. */
  @ParameterizedTest
  @EnumSource
  void what_is_forged_does_not_stop_the_sealer_whatever_it_is(Database on) {
    fiveEntries(on);
    String hostile = "'" + "\u0001".repeat(100) + "'";
    for (int id = 9000; id < 9030; id++) {
      sql(
          "insert into audit_entry (%s) select %d, 'thing', %s, %d, region, occurred_at, %s,"
                  .formatted(COLUMNS, id, hostile, id, hostile)
              + " 'thing.approved', 'no JSON', %d, null from audit_entry where place = 5"
                  .formatted(-id));
    }
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    trail.seal();

    assertThat(number("select count(*) from audit_set_aside")).isEqualTo(30);
    assertThat(number("select place from audit_entry where object_id = 'three'")).isEqualTo(7);
    assertThat(broken()).startsWith("30 rows were set aside");
  }

  @ParameterizedTest
  @EnumSource
  void a_row_forged_with_its_place_its_hash_and_a_head_that_fits_is_named(Database on)
      throws SQLException {
    fiveEntries(on);
    forgeAnApproval("'" + "0".repeat(64) + "'");
    sealByHand(9000, 7);

    assertThat(broken())
        .isEqualTo(
            "place 7: the entry thing.approved of thing two (id 9000) was not written by the"
                + " bureau: its MAC does not hold");
  }

  private void sealByHand(long id, long place) throws SQLException {
    try (Connection connection = trail.database().connect();
        Statement read = connection.createStatement();
        ResultSet row =
            read.executeQuery(
                "select " + EntryFields.COLUMNS + " from audit_entry where id = " + id)) {
      row.next();
      String hash =
          Chain.next(text("select chain_hash from audit_head"), place, EntryFields.read(row));
      sql(
          "update audit_entry set place = %d, chain_hash = '%s' where id = %d"
              .formatted(place, hash, id));
      sql("update audit_head set place = %d, chain_hash = '%s'".formatted(place, hash));
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_altered_before_sealing_is_set_aside(Database on) {
    fiveEntries(on);
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    sql("update audit_entry set actor = 'wang' where place < 0");
    trail.seal();

    assertThat(broken()).startsWith("1 rows were set aside");
  }

  @ParameterizedTest
  @EnumSource
  void an_altered_entry_is_named(Database on) {
    fiveEntries(on);
    sql("update audit_entry set actor = 'wang' where place = 3");

    assertThat(broken())
        .matches("place 3: the entry thing.used of thing one \\(id \\d+\\) was changed");
  }

  @ParameterizedTest
  @EnumSource
  void a_removed_entry_is_named(Database on) {
    fiveEntries(on);
    sql("delete from audit_entry where place = 4");

    assertThat(broken()).isEqualTo("place 4: the entry is missing");
  }

  @ParameterizedTest
  @EnumSource
  void a_moved_entry_is_named(Database on) {
    fiveEntries(on);
    sql("update audit_entry set place = 99 where place = 2");
    sql("update audit_entry set place = 2 where place = 3");
    sql("update audit_entry set place = 3 where place = 99");

    assertThat(broken())
        .startsWith("place 2: the entry thing.used of thing one")
        .endsWith("is as the bureau wrote it, but not at its place: it, or a hash, was moved");
  }

  @ParameterizedTest
  @EnumSource
  void a_cut_tail_is_named(Database on) {
    fiveEntries(on);
    sql("delete from audit_entry where place > 3");
    sql("delete from audit_anchor");
    sql(
        "update audit_head set place = 3, chain_hash = (select chain_hash from audit_entry where"
            + " place = 3)");

    assertThat(broken())
        .isEqualTo("place 4: the tail of the chain is cut off; an anchor says it reached place 5");
  }

  @ParameterizedTest
  @EnumSource
  void a_tail_cut_with_its_anchors_inside_and_outside_is_told_by_the_records_own_count(Database on)
      throws IOException {
    trail = new TrailHouse(on.open(), outside);
    sql(
        "insert into staff_account (name, display_name, password_hash, failed_tries, disabled,"
            + " audit_count, version) values ('one', 'one', '-', 0, false, 3, 0)");
    Account one = new Account();
    for (String action : new String[] {"staff.hired", "staff.moved", "staff.locked"}) {
      trail.record(one, action);
    }
    trail.seal();
    assertThat(trail.verify().intact()).isTrue();
    sql("delete from audit_entry where place > 2");
    sql("delete from audit_anchor");
    Files.delete(trail.outside().anchorsFile());
    sql(
        "update audit_head set place = 2, chain_hash = (select chain_hash from audit_entry where"
            + " place = 2)");

    assertThat(broken()).isEqualTo("there is no anchor, and the chain has 2 entries");
    sql("update audit_head set place = 0, chain_hash = '" + Chain.FIRST + "'");
    sql("delete from audit_entry");
    assertThat(broken()).isEqualTo("staff one: it counted 3 entries, 0 are there");
  }

  private static final class Account implements Audited {
    private int count;

    @Override
    public String auditType() {
      return "staff";
    }

    @Override
    public String auditId() {
      return "one";
    }

    @Override
    public org.certbureau.kernel.RegionCode auditRegion() {
      return null;
    }

    @Override
    public int nextAuditNumber() {
      return ++count;
    }
  }

  /** Deleted before it was sealed, and the last of its record: nothing but the record knows. */
  @ParameterizedTest
  @EnumSource
  void the_last_entry_of_a_record_removed_before_sealing_is_told_by_the_records_own_count(
      Database on) {
    trail = new TrailHouse(on.open(), outside);
    sql(
        "insert into staff_account (name, display_name, password_hash, failed_tries, disabled,"
            + " audit_count, version) values ('one', 'one', '-', 0, false, 2, 0)");
    Account one = new Account();
    trail.record(one, "staff.hired");
    trail.record(one, "staff.locked");
    sql("delete from audit_entry where action = 'staff.locked'");
    trail.seal();

    assertThat(broken()).isEqualTo("staff one: it counted 2 entries, 1 are there");
  }

  @ParameterizedTest
  @EnumSource
  void anchors_removed_inside_are_named(Database on) {
    fiveEntries(on);
    sql("delete from audit_anchor");

    assertThat(broken()).isEqualTo("the anchor at place 5 was removed from the database");
  }

  @ParameterizedTest
  @EnumSource
  void anchors_removed_inside_and_outside_are_named(Database on) throws IOException {
    fiveEntries(on);
    sql("delete from audit_anchor");
    Files.delete(trail.outside().anchorsFile());

    assertThat(broken()).isEqualTo("the anchor at place 5 was removed from the database");
  }

  /** And with them the entries that tell of them: the chain ends before the first. */
  @ParameterizedTest
  @EnumSource
  void a_chain_without_anchors_is_not_intact(Database on) throws IOException {
    fiveEntries(on);
    sql("delete from audit_anchor");
    sql("delete from audit_entry where place > 5");
    sql(
        "update audit_head set place = 5, chain_hash = (select chain_hash from audit_entry where"
            + " place = 5)");
    Files.delete(trail.outside().anchorsFile());

    assertThat(broken()).isEqualTo("there is no anchor, and the chain has 5 entries");
  }

  @ParameterizedTest
  @CsvSource({"170, true", "190, false"})
  void a_last_anchor_older_than_three_intervals_is_not_intact(int seconds, boolean intact) {
    fiveEntries(Database.H2);
    TrailHouse.Thing three = new TrailHouse.Thing("three");
    sql("update audit_key set public_key = 'a' || public_key"); // nothing can be signed meanwhile
    trail.house().clock().advance(Duration.ofSeconds(seconds));
    trail.record(three, "thing.made");
    trail.seal();
    sql("update audit_key set public_key = substring(public_key from 2)");

    assertThat(trail.verify().intact()).isEqualTo(intact);
    if (!intact) {
      assertThat(broken()).startsWith("behind place 5 there are anchors missing: the last one is");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_replaced_key_is_named_although_everything_is_signed_with_it(Database on)
      throws IOException {
    fiveEntries(on);
    Path elsewhere = Files.createDirectory(outside.resolve("elsewhere"));
    try (TrailHouse other = new TrailHouse(on.open(), elsewhere)) {
      other.recordFive();
      copy(other, "audit_key", "sealed_key, public_key, mac");
      copy(other, "audit_anchor", "chain_hash, set_at, signature");
    }
    assertThat(broken()).startsWith("the audit key was replaced: ");

    trail.house().clock().advance(Duration.ofMinutes(2));
    sql("update audit_key set mac = '" + "0".repeat(64) + "'");
    Files.delete(trail.outside().keyFile());
    assertThat(broken())
        .as("also where the one outside is gone")
        .startsWith("the audit key was replaced: ");
  }

  @Test
  void nothing_is_signed_with_a_replaced_key_and_no_missing_one_is_made_anew() {
    fiveEntries(Database.H2);
    sql("update audit_key set sealed_key = x'" + "00".repeat(61) + "'");
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    trail.anchor();
    assertThat(number("select count(*) from audit_anchor")).isEqualTo(1);
    assertThat(trail.house().bean(TrailAlarms.class).raised()).containsExactly("key-replaced");

    sql("delete from audit_key");
    trail.record(new TrailHouse.Thing("four"), "thing.made");
    trail.anchor();
    trail.settle();
    assertThat(number("select count(*) from audit_key")).isZero();
    assertThat(number("select count(*) from audit_anchor")).isEqualTo(1);
    assertThat(trail.house().bean(TrailAlarms.class).raised()).contains("key-missing");
    assertThat(number("select count(*) from audit_entry where place < 0"))
        .as("sealing goes on")
        .isZero();
    assertThat(broken()).isEqualTo("the audit key is missing in the database");
  }

  @ParameterizedTest
  @EnumSource
  void a_missing_mark_is_named_and_not_made_anew(Database on) throws IOException {
    fiveEntries(on);
    sql("delete from audit_mark");
    trail.settle();
    assertThat(number("select count(*) from audit_mark")).isZero();
    assertThat(trail.house().bean(TrailAlarms.class).raised()).containsExactly("mark-missing");
    assertThat(broken()).isEqualTo("the mark is missing in the database");

    Files.delete(trail.outside().markFile());
    trail.settle();
    assertThat(number("select count(*) from audit_mark"))
        .as("entries have MACs: this is no first start")
        .isZero();
    sql("update audit_entry set mac = null");
    Files.writeString(trail.outside().markFile(), "{}", UTF_8);
    trail.settle();
    assertThat(number("select count(*) from audit_mark"))
        .as("what lies outside is no mark, but it was one")
        .isZero();
  }

  @Test
  void a_mark_missing_outside_is_named_and_not_made_anew() throws IOException {
    fiveEntries(Database.H2);
    Files.delete(trail.outside().markFile());
    trail.settle();

    assertThat(trail.outside().markFile()).doesNotExist();
    assertThat(trail.house().bean(TrailAlarms.class).raised()).containsExactly("mark-missing");
    assertThat(broken()).startsWith("the mark is missing outside the database: ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "second    | insert into audit_mark select 2, place + 9, chain_hash, set_at, anchors,"
            + " signature from audit_mark | there are 2 marks in the database instead of one",
        "moved     | update audit_mark set place = 5, chain_hash = (select chain_hash from"
            + " audit_entry where place = 5) | the mark inside the database, the one outside and"
            + " the chain do not agree",
      })
  void a_second_mark_or_another_one_is_named(String what, String change, String told) {
    fiveEntries(Database.H2);
    sql(change);

    assertThat(broken()).as(what).isEqualTo(told);
  }

  /** So would be a place from which on anything may be rewritten. */
  @Test
  void a_mark_forged_inside_and_outside_has_no_signature_that_holds() throws IOException {
    fiveEntries(Database.H2);
    sql(
        "update audit_mark set place = 5, chain_hash = (select chain_hash from audit_entry where"
            + " place = 5)");
    try (Connection connection = trail.database().connect()) {
      Files.writeString(trail.outside().markFile(), Mark.inside(connection).get(0).toLine(), UTF_8);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }

    assertThat(broken()).isEqualTo("the signature of the mark does not hold");
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_held_back_from_the_sealer_for_an_hour_is_named(Database on) {
    fiveEntries(on);
    trail.record(new TrailHouse.Thing("three"), "thing.made");
    sql("update audit_entry set place = null where place < 0");
    trail.house().clock().advance(Duration.ofHours(1));
    trail.record(new TrailHouse.Thing("four"), "thing.made");
    trail.seal();
    sql("update audit_entry set place = -id where place is null");
    trail.seal();

    assertThat(broken())
        .matches(
            "place \\d+: the entry thing.made of thing three \\(id \\d+\\) is more than five"
                + " minutes older than the one before it: it was held back");
  }

  @ParameterizedTest
  @EnumSource
  void without_the_key_nobody_says_that_it_is_intact(Database on) {
    fiveEntries(on);

    Verification found = trail.verify(null);

    assertThat(found.intact()).isFalse();
    assertThat(found.broken().code()).isEqualTo("audit.authorship-unchecked");
    assertThat(found.brokenInWords(Locale.ENGLISH))
        .isEqualTo(
            "who wrote the 6 entries was not checked: neither the master key nor the key of the"
                + " MACs is here. All else holds");
  }

  // ---- the hand of who writes the database

  private void copy(TrailHouse from, String table, String columns) {
    String[] names = columns.split(", ");
    try (Connection source = from.database().connect();
        Connection target = trail.database().connect();
        Statement read = source.createStatement();
        ResultSet row = read.executeQuery("select " + columns + " from " + table)) {
      row.next();
      try (PreparedStatement write =
          target.prepareStatement(
              "update " + table + " set " + String.join(" = ?, ", names) + " = ?")) {
        for (int i = 1; i <= names.length; i++) {
          write.setObject(i, row.getObject(i));
        }
        write.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void sql(String statement) {
    trail.database().execute(statement);
  }

  private long number(String query) {
    return trail.database().number(query);
  }

  private String text(String query) {
    return trail.database().text(query);
  }

  private String broken() {
    Verification found = trail.verify();
    assertThat(found.intact()).isFalse();
    return found.brokenInWords(Locale.ENGLISH);
  }
}
