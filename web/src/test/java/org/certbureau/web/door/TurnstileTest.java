package org.certbureau.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnstileTest {
  private final Turnstile turnstile = new Turnstile();

  @AfterEach
  void forgetSettings() {
    System.clearProperty("bureau.rate.rest");
    System.clearProperty("bureau.rate.failed.logins");
    System.clearProperty("bureau.rate.account");
  }

  @Test
  void whoever_comes_too_often_has_to_wait_and_nobody_else() {
    System.setProperty("bureau.rate.rest", "3");
    for (int i = 0; i < 3; i++) {
      assertThat(turnstile.pass(Door.REST, "203.0.113.7")).isEmpty();
    }
    assertThat(turnstile.pass(Door.REST, "203.0.113.7"))
        .hasValueSatisfying(
            wait -> assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1)));
    assertThat(turnstile.pass(Door.REST, "203.0.113.8")).isEmpty();
    assertThat(turnstile.pass(Door.SOAP, "203.0.113.7")).isEmpty();
  }

  @Test
  void the_addresses_of_one_household_count_as_one() {
    System.setProperty("bureau.rate.rest", "1");
    assertThat(turnstile.pass(Door.REST, "2001:db8:1:2:3:4:5:6")).isEmpty();
    assertThat(turnstile.pass(Door.REST, "2001:db8:1:2:ffff:4:5:6")).isPresent();
    assertThat(turnstile.pass(Door.REST, "2001:db8:1:3:3:4:5:6")).isEmpty();
  }

  @Test
  void an_account_is_counted_wherever_it_comes_from() {
    System.setProperty("bureau.rate.account", "1");
    assertThat(turnstile.passAccount("branch")).isEmpty();
    assertThat(turnstile.passAccount("branch")).isPresent();
    assertThat(turnstile.passAccount("other")).isEmpty();
  }

  @Test
  void failed_logins_are_counted_and_looking_costs_nothing() {
    System.setProperty("bureau.rate.failed.logins", "2");
    for (int i = 0; i < 5; i++) {
      assertThat(turnstile.hasFailedTooOften("203.0.113.7")).isFalse();
    }
    turnstile.countFailedLogin("203.0.113.7");
    assertThat(turnstile.hasFailedTooOften("203.0.113.7")).isFalse();
    turnstile.countFailedLogin("203.0.113.7");
    assertThat(turnstile.hasFailedTooOften("203.0.113.7")).isTrue();
    assertThat(turnstile.hasFailedTooOften("203.0.113.8")).isFalse();
  }

  @Test
  void zero_lifts_a_limit() {
    System.setProperty("bureau.rate.rest", "0");
    System.setProperty("bureau.rate.failed.logins", "0");
    for (int i = 0; i < 100; i++) {
      turnstile.countFailedLogin("203.0.113.7");
      assertThat(turnstile.pass(Door.REST, "203.0.113.7")).isEmpty();
    }
    assertThat(turnstile.hasFailedTooOften("203.0.113.7")).isFalse();
  }

  @Test
  void where_many_failed_a_right_password_is_still_looked_at() {
    System.setProperty("bureau.rate.failed.logins", "1");
    turnstile.countFailedLogin("203.0.113.7");
    assertThat(turnstile.inTurn("203.0.113.7", "li", () -> "looked at")).hasValue("looked at");
  }

  @Test
  void who_has_come_in_from_there_waits_for_nobody() {
    System.setProperty("bureau.rate.failed.logins", "1");
    turnstile.rememberLogin("203.0.113.7", "li");
    turnstile.countFailedLogin("203.0.113.7");
    assertThat(
            turnstile.inTurn(
                "203.0.113.7",
                "wang",
                () -> turnstile.inTurn("203.0.113.7", "li", () -> "within another's turn")))
        .contains(java.util.Optional.of("within another's turn"));
  }
}
