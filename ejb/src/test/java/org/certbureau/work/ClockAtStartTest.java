package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import org.certbureau.testing.Database;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockAtStartTest {
  private static final String ACCEPTED = "bureau.clock.jump.accepted";
  private static final String OFFSET = "bureau.clock.offset.seconds";
  private static final String DEMO = "bureau.demo";
  private static final Instant LAST = Instant.parse("2026-11-22T02:42:05.125Z");

  private final TestDatabase database = Database.H2.open();
  private Connection connection;

  @BeforeEach
  void connect() throws Exception {
    connection = database.connect();
  }

  @AfterEach
  void close() throws Exception {
    System.clearProperty(ACCEPTED);
    System.clearProperty(OFFSET);
    System.clearProperty(DEMO);
    connection.close();
  }

  @Test
  void a_new_house_has_no_last_entry_to_compare_with() {
    assertThatCode(() -> start(Duration.ofDays(9999))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-24H", "PT-1S", "PT0S", "PT192H", "PT840H"})
  void a_house_that_was_closed_for_the_holidays_just_opens(String since) {
    anEntry();
    assertThatCode(() -> start(Duration.parse(since))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-25H", "P-400D", "P36D", "P400D"})
  void a_clock_that_is_elsewhere_is_asked_about_once(String since) {
    anEntry();
    Duration jump = Duration.parse(since);
    assertThatThrownBy(() -> start(jump))
        .isInstanceOf(CannotStart.class)
        .hasMessageEndingWith(
            "the last entry of the audit trail is of 2026-11-22T02:42:05Z. Set the clock right; or,"
                + " if it is right, start once with"
                + " BUREAU_CLOCK_JUMP_ACCEPTED=2026-11-22T02:42:05Z");

    System.setProperty(ACCEPTED, "2026-11-22T02:42:06Z");
    assertThatThrownBy(() -> start(jump)).as("of another jump").isInstanceOf(CannotStart.class);
    System.setProperty(ACCEPTED, "2026-11-22T02:42:05Z");
    assertThatCode(() -> start(jump)).doesNotThrowAnyException();
  }

  @Test
  void a_drill_of_a_demonstration_says_itself_where_its_clock_is() {
    anEntry();
    System.setProperty(DEMO, "true");
    System.setProperty(OFFSET, "34560000");
    assertThatCode(() -> start(Duration.ofDays(400))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"34560000", "60", "-1"})
  void outside_of_a_demonstration_no_clock_is_moved_but_on_a_copy_that_is_named(String seconds) {
    System.setProperty(OFFSET, seconds);
    Duration moved = Duration.ofSeconds(Long.parseLong(seconds));
    assertThatThrownBy(() -> start(moved))
        .as("a new house")
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith("BUREAU_CLOCK_OFFSET_SECONDS moves the clock by " + seconds)
        .hasMessageEndingWith("Take it out");
    System.setProperty(ACCEPTED, "2026-11-22T02:42:05Z");
    assertThatThrownBy(() -> start(moved))
        .as("there is no such entry")
        .isInstanceOf(CannotStart.class);

    anEntry();
    System.setProperty(ACCEPTED, "2026-11-22T02:42:06Z");
    assertThatThrownBy(() -> start(moved))
        .isInstanceOf(CannotStart.class)
        .hasMessageEndingWith("start once with BUREAU_CLOCK_JUMP_ACCEPTED=2026-11-22T02:42:05Z");
    System.setProperty(ACCEPTED, "2026-11-22T02:42:05Z");
    assertThatCode(() -> start(moved)).doesNotThrowAnyException();
  }

  private void start(Duration sinceTheLastEntry) throws Exception {
    ClockAtStart.judge(connection, LAST.plus(sinceTheLastEntry));
  }

  private void anEntry() {
    database.execute(
        "insert into audit_entry (id, object_type, object_id, object_number, occurred_at, actor,"
            + " action, details, place) values (7, 'thing', 'one', 1, timestamp '2026-11-22 02:42:05.125',"
            + " 'li', 'thing.made', '{}', -7)");
    assertThat(database.number("select count(*) from audit_entry")).isEqualTo(1);
  }
}
