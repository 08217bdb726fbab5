package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
