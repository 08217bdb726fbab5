package org.certbureau.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.staff.Staff.HERE;
import static org.certbureau.staff.Staff.RIGHT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.certbureau.staff.tries.Tries;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.Together;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and what the door says to those who do not. */
class LoginsTest {
  private static House house;

  @BeforeAll
  static void open() {
    house = House.onH2();
    Staff.hire(house, "li");
  }

  @BeforeEach
  void forgetEverything() {
    house.clock().advance(Duration.ofHours(1));
    house
        .database()
        .execute(
            "update staff_account set failed_tries = 0, locked_until = null, disabled = false,"
                + " failures_untold = 0, strangers_at = null");
    house.database().execute("delete from staff_place");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static boolean in(String password) {
    return attempt("li", password).isPresent();
  }

  private static Optional<Login> attempt(String name, String password) {
    return house.bean(Logins.class).byPassword(name, password.toCharArray(), HERE).login();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // W wrong, R right, s a second, m fourteen minutes more; what the last attempt says
    "R,           true",
    "W,           false",
    "W R,         true",
    "W W W W R,   true",
    "W W W W W R, false",
    "W W W W R W W W W R, true",
    "W W W W W s R, false",
    "W W W W W m R, false",
    "W W W W W m m R, true",
    "W W W W W W W R m m R, true",
    "W W W W W m W m R, true",
    "W W W W W m m W W W W R, true",
    "W W W W W m m W W W W W R, false"
  })
  void five_wrong_passwords_in_a_row_lock_for_a_quarter_of_an_hour(String story, boolean last) {
    boolean in = false;
    for (String step : story.split(" ")) {
      switch (step) {
        case "W" -> in = in("wrong");
        case "R" -> in = in(RIGHT);
        case "s" -> house.clock().advance(Duration.ofSeconds(1));
        default -> house.clock().advance(Duration.ofMinutes(14));
      }
    }

    assertThat(in).isEqualTo(last);
  }

  @Test
  void the_answer_is_the_same_whatever_is_wrong() {
    Optional<Login> wrong = attempt("li", "wrong");
    Optional<Login> unknown = attempt("nobody", RIGHT);
    house.database().execute("update staff_account set disabled = true");
    Optional<Login> disabled = attempt("li", RIGHT);
    house.database().execute("update staff_account set disabled = false");
    for (int i = 0; i < 4; i++) {
      in("wrong");
    }
    Optional<Login> locked = attempt("li", RIGHT);

    assertThat(List.of(wrong, unknown, disabled, locked)).containsOnly(Optional.empty());
  }

  @Test
  void an_unknown_name_is_never_locked_nor_put_on_record() {
    long before = house.database().number("select count(*) from audit_entry");
    for (int i = 0; i < 6; i++) {
      attempt("nobody", "wrong");
    }

    assertThat(house.bean(Logins.class).triesLeft("nobody", HERE)).isEqualTo(Tries.MOST);
    assertThat(house.database().number("select count(*) from audit_entry")).isEqualTo(before);
  }

  @Test
  void tries_count_down_and_every_attempt_is_on_record() {
    in("wrong");
    in("wrong");

    assertThat(house.bean(Logins.class).triesLeft("li", HERE)).isEqualTo(3);
    in("wrong");
    in("wrong");
    in("wrong");
    assertThat(lastAction()).isEqualTo("staff.locked");
    house.clock().advance(Duration.ofMinutes(16));
    in("wrong");
    assertThat(lastAction()).isEqualTo("staff.login-failed");
    in(RIGHT);
    assertThat(lastAction()).isEqualTo("staff.logged-in");
    assertThat(house.database().text("select details from audit_entry order by id desc"))
        .isEqualTo("{\"address\":\"10.1.2.3\"}");
  }

  private static String lastAction() {
    return house
        .database()
        .text("select action from audit_entry where object_id = 'li' order by object_number desc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x'; delete from staff_account; --"})
  void odd_names_are_nobody(String name) {
    assertThat(attempt(name, RIGHT)).isEmpty();
    assertThat(attempt(null, RIGHT)).isEmpty();
    assertThat(attempt("x".repeat(61), RIGHT)).isEmpty();
    assertThat(attempt("li", "x".repeat(201))).isEmpty();
  }

  @Test
  void a_password_that_was_right_a_minute_ago_is_not_hashed_again_unless_one_failed_since() {
    assertThat(in(RIGHT)).isTrue();
    long entries = house.database().number("select count(*) from audit_entry");
    assertThat(in(RIGHT)).isTrue();
    assertThat(house.database().number("select count(*) from audit_entry")).isEqualTo(entries);

    house.clock().advance(Duration.ofSeconds(61));
    assertThat(in(RIGHT)).isTrue();
    assertThat(house.database().number("select count(*) from audit_entry")).isEqualTo(entries + 1);
    in("wrong");
    assertThat(in(RIGHT)).isTrue();
    assertThat(house.database().number("select count(*) from audit_entry")).isEqualTo(entries + 3);
  }

  @ParameterizedTest
  @EnumSource
  void passwords_that_are_wrong_at_the_same_moment_all_count(Database on) throws Exception {
    try (House node = new House(on.open(), TestClock.at("2026-11-22T10:42"))) {
      Staff.hire(node, "li");
      LoginRows rows = node.bean(LoginRows.class);
      Logins logins = node.bean(Logins.class);
      assertThat(rows.standing("li", HERE).delay()).isNull();
      List<Callable<Boolean>> attempts = new ArrayList<>();
      for (int i = 0; i < Tries.MOST; i++) {
        attempts.add(
            () -> logins.byPassword("li", "wrong".toCharArray(), HERE).login().isPresent());
      }

      assertThat(Together.all(attempts)).containsOnly(false);
      assertThat(rows.standing("li", HERE).delay()).isEqualTo(Tries.LOCK);
      assertThat(node.database().number("select count(*) from audit_entry")).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_person_can_log_in_at_two_places_at_the_same_moment(Database on) throws Exception {
    try (House one = new House(on.open(), TestClock.at("2026-11-22T10:42"));
        House other = new House(one.database(), one.clock())) {
      Staff.hire(one, "li");
      List<Callable<Boolean>> attempts = new ArrayList<>();
      for (House node : List.of(one, other, one, other)) {
        Logins logins = node.bean(Logins.class);
        attempts.add(() -> logins.byPassword("li", RIGHT.toCharArray(), HERE).login().isPresent());
      }

      assertThat(Together.all(attempts)).containsOnly(true);
    }
  }
}
