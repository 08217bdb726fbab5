package org.certbureau.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.staff.Staff.HERE;
import static org.certbureau.staff.Staff.RIGHT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.certbureau.staff.tries.LoginPlaces;
import org.certbureau.staff.tries.Strangers;
import org.certbureau.staff.tries.Tries;
import org.certbureau.staff.tries.UnknownNames;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who guesses passwords keeps nobody out but themselves, and gets slower and slower. */
class StrangersTest {
  private House house;

  @BeforeEach
  void open() {
    house = House.onH2();
    Staff.hire(house, "li");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Attempt wrong(String name, String address) {
    return Staff.attempt(house, name, "wrong", address);
  }

  private boolean in(String address) {
    return Staff.attempt(house, "li", RIGHT, address).login().isPresent();
  }

  /** From so many places that none of them is locked, and slowly enough to be tried. */
  private void guess(String name, int times) {
    LoginRows rows = house.bean(LoginRows.class);
    for (int i = 0; i < times; i++) {
      assertThat(rows.standing(name, "192.0.2." + i).delay()).as("guess %d", i).isNull();
      rows.failed(name, "192.0.2." + i);
      house.clock().advance(Duration.ofMinutes(16));
    }
  }

  @Test
  void a_stranger_locks_the_account_where_they_are_and_nowhere_else() {
    for (int i = 0; i < Tries.MOST; i++) {
      assertThat(wrong("li", "192.0.2.1").delay()).isEmpty();
    }

    assertThat(Staff.attempt(house, "li", RIGHT, "192.0.2.1").delay()).contains(Tries.LOCK);
    assertThat(in(HERE)).isTrue();
    assertThat(in("192.0.2.2")).isTrue();
  }

  @Test
  void the_neighbours_in_a_network_of_ipv6_are_one_place() {
    for (int i = 0; i < Tries.MOST; i++) {
      wrong("li", "2001:db8:0:1:0:0:0:" + i);
    }

    assertThat(in("2001:db8:0:1:0:0:0:99")).isFalse();
    assertThat(in("2001:db8:0:2:0:0:0:99")).isTrue();
  }

  /** Beyond ten each one costs twice as long as the one before, a quarter of an hour at most. */
  @ParameterizedTest
  @CsvSource({"1, 0", "10, 0", "11, 2", "12, 4", "13, 8", "18, 256", "20, 900", "40, 900"})
  void guesses_from_many_places_slow_the_account_down_for_strangers(int guesses, long seconds) {
    assertThat(in(HERE)).isTrue();
    guess("li", guesses - 1);
    wrong("li", "198.51.100.7");

    assertThat(Staff.attempt(house, "li", RIGHT, "203.0.113.9").delay().map(Duration::toSeconds))
        .isEqualTo(seconds == 0 ? Optional.empty() : Optional.of(seconds));
    assertThat(in(HERE)).as("where its right password was typed").isTrue();
    house.clock().advance(Duration.ofSeconds(seconds));
    assertThat(in("203.0.113.10")).as("once they have waited").isTrue();
  }

  @Test
  void it_is_at_home_for_a_week() {
    assertThat(in(HERE)).isTrue();
    house.clock().advance(Duration.ofDays(7).minusHours(4));
    guess("li", Strangers.FREE);
    wrong("li", "198.51.100.7");
    assertThat(in(HERE)).isTrue();

    house.clock().advance(Duration.ofDays(7).plusSeconds(1));
    guess("li", Strangers.FREE);
    wrong("li", "198.51.100.7");
    assertThat(in(HERE)).isFalse();
  }

  @Test
  void where_nobody_guessed_for_a_day_it_begins_anew() {
    guess("li", Strangers.FREE);
    house.clock().advance(Duration.ofDays(1));
    guess("li", Strangers.FREE);

    assertThat(in(HERE)).isTrue();
  }

  @Test
  void what_was_guessed_outlives_a_start_and_holds_on_every_node() {
    guess("li", Strangers.FREE);
    wrong("li", "198.51.100.7");

    try (House other = new House(house.database(), house.clock())) {
      assertThat(Staff.attempt(other, "li", RIGHT, HERE).delay()).isPresent();
    }
  }

  /** Or the answer would say which names there are. */
  @ParameterizedTest
  @ValueSource(strings = {"nobody", "gone"})
  void a_name_that_opens_nothing_is_answered_as_one_that_does(String name) {
    Staff.hire(house, "gone");
    house.database().execute("update staff_account set disabled = true where name = 'gone'");

    LoginRows rows = house.bean(LoginRows.class);
    for (int i = 0; i < 30; i++) {
      String address = "192.0.2." + i / 6;
      for (String tried : new String[] {name, "li"}) {
        rows.failed(tried, address);
      }
      assertThat(rows.standing(name, address).delay())
          .as("%d", i)
          .isEqualTo(rows.standing("li", address).delay());
      house.clock().advance(Duration.ofSeconds(1));
    }
    assertThat(wrong(name, HERE).delay()).isEqualTo(wrong("li", HERE).delay()).isPresent();
    assertThat(house.database().number("select count(*) from staff_account")).isEqualTo(2);
    assertThat(
            house
                .database()
                .number("select count(*) from staff_place where account_name = 'nobody'"))
        .isZero();
  }

  @Test
  void no_table_is_filled_by_coming_from_everywhere() {
    assertThat(in(HERE)).isTrue();
    for (int i = 0; i < LoginPlaces.MOST + 20; i++) {
      house.database().execute("update staff_account set locked_until = null");
      house.bean(LoginRows.class).failed("li", "2001:db8:1:" + i + ":0:0:0:1");
    }

    assertThat(house.database().number("select count(*) from staff_place"))
        .isEqualTo(LoginPlaces.MOST);
    assertThat(
            house.database().number("select count(*) from staff_place where right_at is not null"))
        .as("where it is at home")
        .isOne();
    house.clock().advance(Strangers.LONGEST);
    assertThat(in("203.0.113.9")).isTrue();
    assertThat(house.database().number("select count(*) from staff_place"))
        .as("what is long over")
        .isEqualTo(2);
  }

  @Test
  void no_memory_is_filled_by_names_that_nobody_has() {
    UnknownNames names = house.bean(UnknownNames.class);
    for (int i = 0; i < Tries.MOST; i++) {
      names.failed("first", HERE);
    }
    assertThat(names.delay("first", HERE)).isEqualTo(Tries.LOCK);
    for (int i = 0; i < UnknownNames.MOST; i++) {
      names.failed("name" + i, HERE);
    }

    assertThat(names.delay("first", HERE)).as("the least recent is forgotten").isNull();
  }

  @Test
  void the_owner_is_told_once_how_many_there_were_and_from_where() {
    assertThat(takeFailures()).isEmpty();
    wrong("li", "192.0.2.1");
    wrong("li", "192.0.2.2");
    Instant last = house.clock().instant();
    house.clock().advance(Duration.ofHours(1));

    assertThat(takeFailures()).contains(new FailedTries(2, last, "192.0.2.2"));
    assertThat(takeFailures()).isEmpty();
  }

  private Optional<FailedTries> takeFailures() {
    return house.as(
        "li", Set.of(Roles.ACCEPTOR), () -> house.bean(OwnAccountDesk.class).takeFailures());
  }

  /** Guesses that are checked side by side do not all count as the first. */
  @ParameterizedTest
  @EnumSource
  void many_at_the_same_moment_are_no_more_than_one_after_the_other(Database on) throws Exception {
    try (House node = new House(on.open(), TestClock.at("2026-11-22T10:42"))) {
      Staff.hire(node, "li");
      List<Callable<Boolean>> attempts = new ArrayList<>();
      for (int i = 0; i < 2 * Tries.MOST; i++) {
        attempts.add(() -> Staff.in(node, "li", "wrong").isPresent());
      }

      assertThat(Together.all(attempts)).containsOnly(false);
      assertThat(node.database().number("select count(*) from audit_entry")).isEqualTo(Tries.MOST);
      assertThat(Staff.attempt(node, "li", RIGHT, HERE).delay()).contains(Tries.LOCK);
    }
  }
}
