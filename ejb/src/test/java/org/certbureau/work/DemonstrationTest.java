package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only shows how things are done may renew before the time, and nothing else. */
class DemonstrationTest {
  private static final String IS_ONE = "bureau.demo";
  private static final String DAYS = "bureau.demo.renewal.days";

  @AfterEach
  void reset() {
    System.clearProperty(IS_ONE);
    System.clearProperty(DAYS);
  }

  @Test
  void a_bureau_renews_nothing_before_its_time_and_a_demonstration_only_where_it_is_told_to() {
    assertThat(Demonstration.renewalDays()).isZero();
    System.setProperty(IS_ONE, "true");
    assertThat(Demonstration.renewalDays()).isZero();
    System.setProperty(DAYS, "400");
    assertThat(Demonstration.renewalDays()).isEqualTo(400);
  }

  @ParameterizedTest(name = "demonstration {0}, {1} days")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          false | 400  | BUREAU_DEMO_RENEWAL_DAYS is 400, but only a demonstration (BUREAU_DEMO=true) renews
          false | 1    | BUREAU_DEMO_RENEWAL_DAYS is 1, but only a demonstration (BUREAU_DEMO=true) renews
          true  | -1   | BUREAU_DEMO_RENEWAL_DAYS should be from 0 to 3660, but is -1
          true  | 3661 | BUREAU_DEMO_RENEWAL_DAYS should be from 0 to 3660, but is 3661
          true  | soon | BUREAU_DEMO_RENEWAL_DAYS should be a whole number, but is soon
          """)
  void what_is_not_for_this_house_is_refused_by_the_settings_name(
      String demonstration, String days, String said) {
    System.setProperty(IS_ONE, demonstration);
    System.setProperty(DAYS, days);
    assertThatThrownBy(Demonstration::renewalDays)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(said);
  }
}
