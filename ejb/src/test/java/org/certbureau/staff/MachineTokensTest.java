package org.certbureau.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.shelf.PolicyLoader;
import org.certbureau.staff.asked.RequestView;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a machine's token is good, how it gets another one, and what is known of its use. */
class MachineTokensTest {
  private static final RegionCode CHANGSHA = RegionCode.of("430100");

  private House house;
  private Staff one;
  private Staff two;

  @BeforeEach
  void open() {
    house = House.onH2().with(new MachineAdmission());
    house.bean(PolicyLoader.class);
    one = Staff.hire(house, "one", null, Roles.ADMIN);
    two = Staff.hire(house, "two", null, Roles.ADMIN);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String agreed(RequestView request) {
    two.does(() -> house.bean(RequestDesk.class).consent(request.id()));
    return one.does(() -> house.bean(RequestDesk.class).pickUp(request.id()).secret());
  }

  private String admit(Integer days) {
    return agreed(one.does(() -> house.bean(MachineDesk.class).ask("yuelu", CHANGSHA, days, null)));
  }

  private String renew(Integer days, boolean atOnce) {
    return agreed(one.does(() -> house.bean(MachineDesk.class).renew("yuelu", days, atOnce)));
  }

  private boolean opens(String token) {
    return house.bean(Logins.class).byMachineToken(token).isPresent();
  }

  private MachineView view() {
    return one.does(() -> house.bean(MachineDesk.class).all()).get(0);
  }

  @Test
  void a_token_is_good_for_a_year_unless_something_else_was_asked_for() {
    String token = admit(null);
    house.clock().advance(Duration.ofDays(365).minusSeconds(1));
    assertThat(opens(token)).isTrue();
    assertThat(house.bean(Logins.class).isExpiredMachineToken(token)).isFalse();

    house.clock().advance(Duration.ofSeconds(1));

    assertThat(opens(token)).isFalse();
    assertThat(house.bean(Logins.class).isExpiredMachineToken(token)).isTrue();
    assertThat(house.bean(Logins.class).isExpiredMachineToken("no such token")).isFalse();
    assertThat(view().state()).isEqualTo(MachineView.State.EXPIRED);
    assertThatThrownBy(
            () ->
                house.as(
                    "machine:yuelu",
                    Set.of(Roles.BRANCH),
                    () -> house.bean(Callers.class).current()))
        .isInstanceOf(EJBAccessException.class);
  }

  @ParameterizedTest
  @CsvSource({"20, 15", "2, 1", "400, 370", "120, 90"})
  void it_is_about_to_end_in_the_last_quarter_of_its_life_and_for_thirty_days_at_most(
      int days, int good) {
    admit(days);
    assertThat(view().state()).as("just picked up").isEqualTo(MachineView.State.GOOD);
    house.clock().advance(Duration.ofDays(good).minusHours(12));
    assertThat(view().state()).isEqualTo(MachineView.State.GOOD);
    house.clock().advance(Duration.ofDays(1));
    assertThat(view().state()).isEqualTo(MachineView.State.ENDING);
    renew(days, false);
    assertThat(view().state())
        .as("by the life of the token of now")
        .isEqualTo(MachineView.State.GOOD);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 731, Integer.MAX_VALUE})
  void it_is_good_for_two_years_at_most(int days) {
    assertThatThrownBy(() -> admit(days))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::code, Problem::field)
                    .containsExactly(tuple("staff.machine-days", "days")));
  }

  @Test
  void a_new_token_leaves_the_one_of_before_a_day() {
    String old = admit(2);
    String fresh = renew(730, false);
    assertThat(fresh).isNotEqualTo(old);
    assertThat(opens(old)).isTrue();
    assertThat(opens(fresh)).isTrue();
    assertThat(view().previousUntil()).isEqualTo(house.clock().instant().plus(Duration.ofDays(1)));

    house.clock().advance(Duration.ofDays(1));

    assertThat(opens(old)).isFalse();
    assertThat(opens(fresh)).isTrue();
    assertThat(view().previousUntil()).isNull();
    house.clock().advance(Duration.ofDays(728));
    assertThat(opens(fresh)).isTrue();
  }

  @Test
  void the_one_of_before_does_not_outlive_its_own_end() {
    String old = admit(1);
    house.clock().advance(Duration.ofHours(23));
    renew(null, false);
    house.clock().advance(Duration.ofHours(1));
    assertThat(opens(old)).isFalse();
  }

  @Test
  void the_one_of_before_ends_at_once_where_that_was_asked_for_and_with_the_next_renewal() {
    String first = admit(null);
    String second = renew(null, true);
    assertThat(opens(first)).isFalse();
    String third = renew(null, false);
    String fourth = renew(null, false);
    assertThat(opens(second)).isFalse();
    assertThat(opens(third)).isTrue();
    assertThat(opens(fourth)).isTrue();
  }

  @Test
  void an_expired_one_is_renewed_and_a_revoked_one_is_not() {
    admit(1);
    house.clock().advance(Duration.ofDays(2));
    assertThat(opens(renew(null, false))).isTrue();

    RequestView asked = one.does(() -> house.bean(MachineDesk.class).renew("yuelu", null, false));
    two.does(
        () -> {
          house.bean(MachineDesk.class).revoke("yuelu");
          return null;
        });
    assertThatThrownBy(() -> agreed(asked)).isInstanceOf(RuleViolation.class);
    assertThatThrownBy(() -> renew(null, false)).isInstanceOf(NotFound.class);
  }

  @Test
  void its_last_use_is_written_down_once_an_hour_and_changes_nothing_else() {
    String token = admit(null);
    assertThat(view().lastUsedAt()).isNull();
    long version = house.database().number("select version from machine_token");
    assertThat(opens(token)).isTrue();
    var first = house.clock().instant();
    assertThat(view().lastUsedAt()).isEqualTo(first);

    house.clock().advance(Duration.ofMinutes(59));
    assertThat(opens(token)).isTrue();
    assertThat(view().lastUsedAt()).isEqualTo(first);
    house.clock().advance(Duration.ofMinutes(1));
    assertThat(opens(token)).isTrue();
    assertThat(view().lastUsedAt()).isEqualTo(house.clock().instant());
    assertThat(house.database().number("select version from machine_token")).isEqualTo(version);
    assertThat(opens("no such token")).isFalse();
  }

  @Test
  void who_cannot_write_down_its_use_lets_it_in_all_the_same() {
    String token = admit(null);
    house
        .database()
        .execute("alter table machine_token add constraint unused check (last_used_at is null)");
    assertThat(opens(token)).isTrue();
    assertThat(view().lastUsedAt()).isNull();
  }

  @Test
  void the_log_tells_once_that_a_token_ends_and_again_of_the_next_one() {
    admit(120);
    List<String> told = new ArrayList<>();
    Handler listener =
        new Handler() {
          @Override
          public void publish(LogRecord logged) {
            told.add(logged.getMessage());
          }

          @Override
          public void flush() {
            // nothing is kept back
          }

          @Override
          public void close() {
            // nothing is open
          }
        };
    Logger log = Logger.getLogger(MachineWatch.class.getName());
    log.addHandler(listener);
    try {
      MachineWatch watch = house.bean(MachineWatch.class);
      watch.tick();
      assertThat(told).isEmpty();
      house.clock().advance(Duration.ofDays(90));
      assertThat(view().state()).isEqualTo(MachineView.State.ENDING);
      watch.tick();
      house.clock().advance(Duration.ofDays(1));
      watch.tick();
      assertThat(told).singleElement().asString().contains("yuelu");

      renew(31, false);
      assertThat(view().state()).isEqualTo(MachineView.State.GOOD);
      house.clock().advance(Duration.ofDays(23));
      watch.tick();
      assertThat(told).as("three quarters of its life are not over").hasSize(1);
      house.clock().advance(Duration.ofDays(1));
      watch.tick();
      assertThat(told).hasSize(2);
    } finally {
      log.removeHandler(listener);
    }
  }

  @Test
  void administrators_of_a_region_have_no_say_about_machines() {
    admit(null);
    Staff changsha = Staff.hire(house, "changsha", CHANGSHA, Roles.ADMIN);
    assertThatThrownBy(() -> changsha.does(() -> house.bean(MachineDesk.class).all()))
        .hasStackTraceContaining(EJBAccessException.class.getName());
    assertThatThrownBy(
            () -> changsha.does(() -> house.bean(MachineDesk.class).renew("yuelu", 1, true)))
        .hasStackTraceContaining(EJBAccessException.class.getName());
    assertThatThrownBy(
            () ->
                changsha.does(
                    () -> {
                      house.bean(MachineDesk.class).revoke("yuelu");
                      return null;
                    }))
        .hasStackTraceContaining(EJBAccessException.class.getName());
  }
}
