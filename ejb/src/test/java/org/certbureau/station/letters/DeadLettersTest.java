package org.certbureau.station.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.Roles;
import org.certbureau.station.contract.Parcel;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message that nobody could act on is seen by somebody. */
class DeadLettersTest {
  private static final Parcel PARCEL = new Parcel("{\"items\":[]}", "CS-01", "c2lnbmVk", "1");

  private static House house(Database on) {
    return new House(on.open(), TestClock.at("2026-11-22T10:42"));
  }

  private static <T> T administrator(House house, Supplier<T> work) {
    return house.as("admin1", Set.of(Roles.ADMIN), work);
  }

  private static long entries(House house, String action) {
    return house
        .database()
        .number("select count(*) from audit_entry where action = '" + action + "'");
  }

  @ParameterizedTest
  @EnumSource
  void it_is_kept_once_with_its_entry_however_often_it_comes(Database on) {
    try (House house = house(on)) {
      DeadLetters letters = house.bean(DeadLetters.class);
      letters.keep("ID:1", "bureau.replies", PARCEL);
      letters.keep("ID:1", "bureau.replies", PARCEL);

      assertThat(letters.waiting()).isEqualTo(1);
      assertThat(entries(house, "message.dead")).isEqualTo(1);
      assertThat(administrator(house, () -> house.bean(LetterDesk.class).deadMessages()))
          .containsExactly(
              new DeadMessageView(
                  "ID:1",
                  "bureau.replies",
                  "CS-01",
                  null,
                  null,
                  null,
                  true,
                  house.clock().instant()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_in_no_form_at_all_is_kept_too(Database on) {
    try (House house = house(on)) {
      DeadLetters letters = house.bean(DeadLetters.class);
      letters.keep("ID:1", "?", new Parcel(null, null, null, null));
      letters.keep("ID:2", "?", new Parcel("x".repeat(100_000), "s".repeat(5_000), null, null));

      assertThat(letters.waiting()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void it_is_shown_until_an_administrator_has_seen_to_it(Database on) {
    try (House house = house(on)) {
      house.bean(DeadLetters.class).keep("ID:1", "bureau.replies", PARCEL);
      LetterDesk desk = house.bean(LetterDesk.class);
      for (int twice = 0; twice < 2; twice++) {
        house.as("admin1", Set.of(Roles.ADMIN), () -> desk.settle("ID:1"));
      }

      assertThat(administrator(house, desk::deadMessages)).isEqualTo(List.of());
      assertThat(house.bean(DeadLetters.class).waiting()).isZero();
      assertThat(entries(house, "message.settled")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_tried_again_is_told_until_it_is_over(Database on) {
    try (House house = house(on)) {
      Delays delays = house.bean(Delays.class);
      LetterDesk desk = house.bean(LetterDesk.class);
      Instant first = house.clock().instant();
      for (int delivery = 1; delivery <= 9; delivery++) {
        assertThat(delays.waiting()).as("told from the 8th on").isEqualTo(delivery > 8 ? 1 : 0);
        delays.failed("ID:7", "CS-01", delivery);
        house.clock().advance(Duration.ofMinutes(1));
      }

      assertThat(administrator(house, desk::delayed))
          .containsExactly(
              new DelayView(
                  "ID:7",
                  "CS-01",
                  first.plus(Duration.ofMinutes(7)),
                  first.plus(Duration.ofMinutes(8)),
                  9));
      assertThatThrownBy(() -> house.as("maker", Set.of(Roles.MAKER), desk::delayed))
          .isInstanceOf(EJBAccessException.class);

      for (int twice = 0; twice < 2; twice++) {
        delays.over("ID:7");
      }
      assertThat(delays.waiting()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobody_else_sees_or_settles_it(Database on) {
    try (House house = house(on)) {
      LetterDesk desk = house.bean(LetterDesk.class);
      assertThatThrownBy(() -> house.as("maker", Set.of(Roles.MAKER), desk::deadMessages))
          .isInstanceOf(EJBAccessException.class);
      assertThatThrownBy(() -> house.as("maker", Set.of(Roles.MAKER), () -> desk.settle("ID:1")))
          .isInstanceOf(EJBAccessException.class);
      assertThatThrownBy(
              () -> house.as("admin1", Set.of(Roles.ADMIN), () -> desk.settle("ID:unheard")))
          .isInstanceOf(NotFound.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void its_cause_is_told_without_what_may_be_somebodys(Database on) {
    try (House house = house(on)) {
      DeadLetters letters = house.bean(DeadLetters.class);
      letters.keep("ID:1", "bureau.replies", PARCEL);
      for (int delivery = 8; delivery <= 11; delivery++) {
        house.bean(Delays.class).failed("ID:1", "CS-01", delivery);
      }
      letters.explain(
          "ID:1",
          GivenUp.because(
              "KeyReady CS-20261122-000001-1",
              new IllegalStateException(
                  new IllegalArgumentException(
                      "the unit 长沙示例有限公司 91430100MA4L00011K of 430103199001011234 is no more\nat"))));

      DeadMessageView told =
          administrator(house, () -> house.bean(LetterDesk.class).deadMessages()).get(0);
      assertThat(told.cause()).isEqualTo("IllegalArgumentException: the unit … … of … is no more");
      assertThat(told.contents()).isEqualTo("KeyReady CS-20261122-000001-1");
      assertThat(told.tries()).isEqualTo(11);
    }
  }

  @ParameterizedTest
  @EnumSource
  void it_is_put_back_as_it_was_and_once(Database on) {
    try (House house = house(on)) {
      DeadLetters letters = house.bean(DeadLetters.class);
      LetterDesk desk = house.bean(LetterDesk.class);
      letters.keep("ID:1", "bureau.replies", PARCEL);
      letters.keep("ID:2", "bureau.replies", PARCEL);
      letters.keep("ID:3", "elsewhere", PARCEL);
      house.as("admin1", Set.of(Roles.ADMIN), () -> desk.settle("ID:2"));
      for (int twice = 0; twice < 2; twice++) {
        house.as("admin1", Set.of(Roles.ADMIN), () -> desk.putBack("ID:1"));
        house.as("admin1", Set.of(Roles.ADMIN), () -> desk.settle("ID:1"));
        house.as("admin1", Set.of(Roles.ADMIN), () -> desk.putBack("ID:2"));
      }

      assertThat(
              house
                  .database()
                  .number(
                      "select count(*) from outbox where destination = 'dead-letters.put-back' and"
                          + " body = 'ID:1'"))
          .isEqualTo(1);
      assertThat(house.database().number("select count(*) from outbox")).isEqualTo(1);
      assertThat(entries(house, "message.put-back")).isEqualTo(1);
      assertThat(entries(house, "message.settled")).isEqualTo(1);
      List<Object> gone = new ArrayList<>();
      letters.take("ID:1", (queue, parcel) -> gone.addAll(List.of(queue, parcel)));
      assertThat(gone).containsExactly("bureau.replies", PARCEL);
      assertThatThrownBy(() -> house.as("admin1", Set.of(Roles.ADMIN), () -> desk.putBack("ID:3")))
          .isInstanceOf(RuleViolation.class);
      assertThatThrownBy(() -> house.as("maker", Set.of(Roles.MAKER), () -> desk.putBack("ID:1")))
          .isInstanceOf(EJBAccessException.class);
    }
  }
}
