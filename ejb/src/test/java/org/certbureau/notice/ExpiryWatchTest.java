package org.certbureau.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.testing.TestDatabase;
import org.certbureau.work.JobRuns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The daily look at what expires. */
class ExpiryWatchTest {
  private static NoticeOffice office;

  @BeforeAll
  static void open() {
    office = new NoticeOffice(TestDatabase.h2());
  }

  @BeforeEach
  void clear() {
    office.clear();
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @Test
  void a_pair_in_its_window_gets_one_notice_with_its_recipient_and_an_audit_entry() {
    String job = office.pair(CHANGSHA, "2026-12-22");
    office.pair(CHANGSHA, "2026-12-23"); // not yet

    office.look();

    assertThat(office.notices()).isEqualTo(1);
    assertThat(office.house().database().text("select about || ' ' || occasion from notice"))
        .isEqualTo(job + " 2026-12-22");
    assertThat(office.dispatch("masked_address")).isEqualTo("of***@chenglan.example.cn");
    assertThat(office.audited("notice.written")).containsExactly(job + "/2026-12-22");
  }

  @Test
  void the_address_lies_sealed() {
    office.pair(CHANGSHA, "2026-12-22");

    office.look();

    assertThat(office.dispatch("sealed_address")).doesNotContain("office@");
    assertThat(office.dispatch("rawtohex(sealed_address)"))
        .doesNotContain("6f6666696365"); // office
  }

  @Test
  void nobody_is_told_twice_on_the_days_after() {
    office.pair(CHANGSHA, "2026-12-22");

    for (String day : new String[] {"2026-11-22", "2026-11-23", "2026-12-01", "2026-12-22"}) {
      office.house().clock().set(day + "T09:00");
      office.look();
      office.look();
    }

    assertThat(office.notices()).isEqualTo(1);
  }

  @Test
  void a_pair_that_begins_to_end_on_another_day_is_told_about_then() {
    office.pair(CHANGSHA, "2026-12-22");
    office.pair(GUANGDONG, "2026-12-24");

    office.look();
    assertThat(office.notices()).isEqualTo(1);
    office.house().clock().set("2026-11-24T08:00");
    office.look();
    assertThat(office.notices()).isEqualTo(2);
  }

  @Test
  void days_on_which_the_house_was_closed_are_made_up_for() {
    office.pair(CHANGSHA, "2026-12-22"); // would have been told on 11-22
    office.pair(CHANGSHA, "2026-12-27"); // would have been told on 11-27
    office.pair(CHANGSHA, "2026-11-24"); // is over by now
    office.house().clock().set("2026-12-01T14:00");

    office.look();

    assertThat(office.notices()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T00:00, 0",
    "2026-11-22T07:59:59, 0",
    "2026-11-22T08:00, 1",
    "2026-11-22T23:59, 1"
  })
  void it_runs_from_eight_in_the_morning_on(String now, long notices) {
    office.pair(CHANGSHA, "2026-12-22");
    office.house().clock().set(now);

    office.look();

    assertThat(office.notices()).isEqualTo(notices);
  }

  @Test
  void the_hour_can_be_set() {
    office.pair(CHANGSHA, "2026-12-22");
    office.house().clock().set("2026-11-22T06:30");
    System.setProperty("bureau.notice.hour", "6");
    try {
      office.look();
    } finally {
      System.clearProperty("bureau.notice.hour");
    }

    assertThat(office.notices()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, 0",
    "ACTIVE, 1",
    "SUSPENDED, 1",
    "REVOKED, 0",
    "SUPERSEDED, 0",
    "LAPSED, 0"
  })
  void only_pairs_that_are_with_their_holders_are_told_about_also_on_hold(
      String state, long notices) {
    office.pair(CHANGSHA, "2026-12-22", state, office.application(CHANGSHA, "a@example.cn"));

    office.look();

    assertThat(office.notices()).isEqualTo(notices);
  }

  @ParameterizedTest
  @CsvSource({", NO_ADDRESS", "not an address, NO_ADDRESS", "office@chenglan.example.cn, WAITING"})
  void a_holder_who_cannot_be_written_to_is_shown_rather_than_forgotten(
      String email, DispatchState state) {
    office.pair(CHANGSHA, "2026-12-22", "ACTIVE", office.application(CHANGSHA, email));

    office.look();

    assertThat(office.dispatches(state)).isEqualTo(1);
  }

  @Test
  void a_pair_whose_application_cannot_be_read_stops_no_other() {
    office.pair(CHANGSHA, "2026-12-20", "ACTIVE", CaseNumber.of("CS-20251122-999999"));
    office.pair(CHANGSHA, "2026-12-21");

    office.look();

    assertThat(office.dispatches(DispatchState.NO_ADDRESS)).isEqualTo(1);
    assertThat(office.dispatches(DispatchState.WAITING)).isEqualTo(1);
  }

  @Test
  void many_pairs_are_walked_page_by_page_also_where_their_ends_are_the_same() {
    var number = office.application(CHANGSHA, "a@example.cn");
    for (int i = 0; i < 450; i++) {
      office.pair(CHANGSHA, i < 300 ? "2026-12-20" : "2026-12-21", "ACTIVE", number);
    }

    office.look();

    assertThat(office.notices()).isEqualTo(450);
  }

  @Test
  void a_run_that_died_half_way_is_taken_over_after_half_an_hour_and_repeats_nothing() {
    office.pair(CHANGSHA, "2026-12-20");
    office.look();
    office.pair(CHANGSHA, "2026-12-21"); // what the dead run did not come to
    office
        .house()
        .database()
        .execute("update job_run set finished_at = null where job = '" + ExpiryWatch.JOB + "'");

    office.house().clock().set("2026-11-22T08:29");
    office.look();
    assertThat(office.notices()).as("it may still be running").isEqualTo(1);
    office.house().clock().set("2026-11-22T08:31");
    office.look();
    assertThat(office.notices()).isEqualTo(2);
  }

  @Test
  void a_run_that_takes_longer_is_heard_of_after_each_page() {
    var number = office.application(CHANGSHA, "a@example.cn");
    for (int i = 0; i < 250; i++) {
      office.pair(CHANGSHA, "2026-12-20", "ACTIVE", number);
    }
    List<String> pages = new ArrayList<>();

    office.house().bean(ExpiryWatch.class).tellAll(() -> pages.add("page"));

    assertThat(pages).as("two of one region, one of the other").hasSize(3);
    assertThat(office.notices()).isEqualTo(250);
  }

  @Test
  void a_day_that_another_node_has_won_is_left_to_it() {
    office.pair(CHANGSHA, "2026-12-20");
    office.house().bean(JobRuns.class).claim(ExpiryWatch.JOB, "2026-11-22", Duration.ofMinutes(30));

    office.look();

    assertThat(office.notices()).isZero();
  }
}
