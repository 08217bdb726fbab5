package org.certbureau.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.staff.Staff.HERE;
import static org.certbureau.staff.Staff.RIGHT;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.tries.Tries;
import org.certbureau.testing.House;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see to themselves: their password. */
class OwnAccountTest {
  private static final String NEW = "橘子洲头 看万山红遍 层林尽染";

  private House house;

  @BeforeEach
  void open() {
    house = House.onH2();
    Staff.hire(house, "li-wen");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Login change(String current, String chosen) {
    return house.as(
        "li-wen",
        Set.of(Roles.ACCEPTOR),
        () -> house.bean(OwnAccountDesk.class).changePassword(current, chosen, HERE));
  }

  private boolean in(String password) {
    return Staff.in(house, "li-wen", password).isPresent();
  }

  private Validity validity(Login login) {
    return house.bean(Logins.class).validity("li-wen", login.stamp());
  }

  @Test
  void the_new_password_opens_and_the_old_one_does_not_any_more() {
    change(RIGHT, NEW);

    assertThat(in(RIGHT)).isFalse();
    assertThat(in(NEW)).isTrue();
    assertThat(
            house
                .database()
                .number("select count(*) from audit_entry where action = 'staff.password-changed'"))
        .isOne();
  }

  @Test
  void every_other_login_is_over_on_every_node_and_this_one_goes_on() {
    Login before = Staff.in(house, "li-wen", RIGHT).orElseThrow();
    assertThat(validity(before)).isEqualTo(Validity.COUNTS);
    try (House other = new House(house.database(), house.clock())) {
      assertThat(Staff.in(other, "li-wen", RIGHT)).as("remembered there").isPresent();

      Login login = change(RIGHT, NEW);

      assertThat(validity(before)).isEqualTo(Validity.OVER);
      assertThat(validity(login)).isEqualTo(Validity.COUNTS);
      assertThat(Staff.in(other, "li-wen", RIGHT)).isEmpty();
    }
  }

  @Test
  void who_is_disabled_is_out_at_the_next_request_whatever_was_remembered() {
    Login login = Staff.in(house, "li-wen", RIGHT).orElseThrow();
    house.database().execute("update staff_account set disabled = true");

    assertThat(validity(login)).isEqualTo(Validity.OVER);
    assertThat(in(RIGHT)).isFalse();
    assertThat(house.bean(Logins.class).validity("nobody", 0)).isEqualTo(Validity.OVER);
  }

  @Test
  void a_password_that_somebody_else_set_is_changed_before_anything_else() {
    house.database().execute("update staff_account set must_change = true");
    Login login = Staff.in(house, "li-wen", RIGHT).orElseThrow();
    assertThat(login.mustChange()).isTrue();
    assertThat(validity(login)).isEqualTo(Validity.MUST_CHANGE);
    assertThat(Staff.in(house, "li-wen", RIGHT).orElseThrow().mustChange())
        .as("remembered")
        .isTrue();

    assertThat(change(RIGHT, NEW).mustChange()).isFalse();
    assertThat(Staff.in(house, "li-wen", NEW).orElseThrow().mustChange()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-               | correct horse battery | staff.password-current-missing | current",
        "right-Password7 | -                     | staff.password-chosen-missing  | chosen",
        "right-Password7 | elf Zeichen          | staff.password-short           | chosen",
        "right-Password7 | right-Password7       | staff.password-same            | chosen",
        "right-Password7 | my Li-Wen password    | staff.password-name            | chosen",
        "right-Password7 | 12345678李文           | staff.password-short           | chosen",
        "right-Password7 | 1234567890李文！        | staff.password-name            | chosen",
        "right-Password7 | Password2026!!        | staff.password-common          | chosen",
        "right-Password7 | 123456789012          | staff.password-common          | chosen",
        "right-Password7 | ABABABABABABAB        | staff.password-common          | chosen",
        "right-Password7 | woaini1314520         | staff.password-common          | chosen",
        "wrong           | correct horse battery | staff.password-wrong           | current"
      })
  void what_is_wrong_is_told_at_its_field(String current, String chosen, String code, String at) {
    assertThatThrownBy(() -> change(current, chosen))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal -> {
              assertThat(refusal.problems()).extracting(Problem::code).containsExactly(code);
              assertThat(refusal.problems()).extracting(Problem::field).containsExactly(at);
            });
    assertThat(in(RIGHT)).isTrue();
  }

  @Test
  void everything_that_is_missing_is_told_at_once_and_too_long_is_too_long() {
    assertThatThrownBy(() -> change("", "x".repeat(3) + "abcdef".repeat(40)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::code)
                    .containsExactly("staff.password-current-missing", "staff.password-long"));
    assertThatThrownBy(() -> change(RIGHT, "a line\nand another one"))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::code)
                    .isEqualTo(List.of("kernel.text-line-break")));
  }

  /** Who finds a desk that somebody left open guesses there no more than at the door. */
  @Test
  void wrong_ones_are_counted_as_at_the_door() {
    for (int i = 0; i < Tries.MOST; i++) {
      assertThatThrownBy(() -> change("wrong", NEW)).hasMessageContaining("staff.password-wrong");
    }

    assertThatThrownBy(() -> change(RIGHT, NEW))
        .hasMessageContaining("staff.password-later")
        .hasMessageContaining("15, ");
    house.clock().advance(Tries.LOCK.plus(Duration.ofSeconds(1)));
    change(RIGHT, NEW);
  }

  @Test
  void a_machine_has_no_password() {
    assertThatThrownBy(
            () ->
                house.as(
                    "machine:yuelu",
                    Set.of(Roles.BRANCH),
                    () -> house.bean(OwnAccountDesk.class).changePassword("a", NEW, HERE)))
        .isInstanceOf(EJBAccessException.class);
  }
}
