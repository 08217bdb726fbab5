package org.certbureau.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Roles;
import org.certbureau.station.contract.Heartbeat;
import org.certbureau.station.report.Dispatched;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.certbureau.token.TokenDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which station gets which job, and when. */
class DispatchTest {
  private static final RegionCode HERE = RegionCode.of("430100");
  private static final RegionCode ELSEWHERE = RegionCode.of("440000");
  private static final Duration LONG_SILENCE = Duration.ofMinutes(5);

  private House house;
  private JobBook book;
  private int cases;
  private int chips;

  @BeforeEach
  void open() {
    System.setProperty("bureau.station.jobs", "3");
    house = House.onH2().observing(Dispatcher.class);
    book = house.bean(JobBook.class);
    stock(HERE, 50);
  }

  @AfterEach
  void close() {
    System.clearProperty("bureau.station.jobs");
    house.close();
  }

  @Test
  void a_job_waits_while_its_region_has_no_station_and_goes_out_when_one_has_come() {
    String job = open(HERE);
    assertThat(stateOf(job)).isEqualTo(JobState.WAITING);

    enrol("ST-1", ELSEWHERE);
    dispatch();
    assertThat(stateOf(job)).as("another region's station").isEqualTo(JobState.WAITING);

    enrol("ST-2", HERE);
    dispatch();
    assertThat(stationOf(job)).isEqualTo("ST-2");
    assertThat(stateOf(job)).isEqualTo(JobState.PREPARING);
  }

  @Test
  void a_station_has_no_more_in_hand_than_it_may_and_the_others_wait_in_their_order() {
    enrol("ST-1", HERE);
    List<String> jobs = openMany(5);

    assertThat(jobs.stream().map(this::stateOf))
        .containsExactly(
            JobState.PREPARING,
            JobState.PREPARING,
            JobState.PREPARING,
            JobState.WAITING,
            JobState.WAITING);
    assertThat(dispatch()).as("nobody has room").isZero();

    abandon(jobs.get(1));
    assertThat(stateOf(jobs.get(3))).as("room has come, and at once").isEqualTo(JobState.PREPARING);
    assertThat(stateOf(jobs.get(4))).isEqualTo(JobState.WAITING);
  }

  /** In a month of renewals many tokens are waited for: that is no reason to make none. */
  @Test
  void holders_who_do_not_come_keep_no_blank_waiting() {
    enrol("ST-1", HERE);
    openMany(3);
    assertThat(stateOf(open(HERE))).isEqualTo(JobState.WAITING);
    house.database().execute("update station_job set kind = 'REKEY' where station = 'ST-1'");
    assertThat(dispatch()).isOne();
    assertThat(openMany(2).stream().map(this::stateOf)).containsOnly(JobState.PREPARING);
    assertThat(stateOf(open(HERE))).isEqualTo(JobState.WAITING);
  }

  @Test
  void what_can_go_nowhere_counts_as_nothing_sent_and_the_round_comes_to_its_end() {
    String job = open(HERE);
    house.database().execute("update station_job set kind = 'REKEY', line_id = 0");
    enrol("ST-1", HERE);
    house.bean(Dispatcher.class).tick();
    Dispatched round = house.bean(StationRows.class).dispatchWaiting();
    assertThat(round.sent()).isZero();
    assertThat(round.stranded()).containsExactly(job);
  }

  @Test
  void the_station_with_more_room_comes_first() {
    enrol("ST-1", HERE);
    enrol("ST-2", HERE);
    openMany(6);
    assertThat(house.<Long>inTransaction(() -> jobs().openAt("ST-1"))).isEqualTo(3);
    assertThat(house.<Long>inTransaction(() -> jobs().openAt("ST-2"))).isEqualTo(3);
  }

  @Test
  void a_station_that_is_present_comes_before_one_that_is_away() {
    enrol("ST-1", HERE);
    enrol("ST-2", HERE);
    house.clock().advance(LONG_SILENCE);
    beat("ST-2");

    List<String> jobs = openMany(4);

    assertThat(jobs.stream().limit(3).map(this::stationOf)).containsOnly("ST-2");
    assertThat(stateOf(jobs.get(3)))
        .as("it waits for the one that is there rather than lie at one that is not")
        .isEqualTo(JobState.WAITING);
  }

  @Test
  void a_station_that_is_away_gets_work_where_no_other_is_present() {
    enrol("ST-1", HERE);
    house.clock().advance(LONG_SILENCE);
    assertThat(stationOf(open(HERE))).isEqualTo("ST-1");
  }

  // ---- desks (GD-21, GD-15, CS-09)

  @ParameterizedTest(name = "at {0}, stations {1}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          ZH | A@ZH B@GZ | A
          GZ | A@ZH B@GZ | B
          ZH | A@ZH B@-  | A
          -  | A@ZH      | A
          SZ | A@ZH      | A
          SZ | A@ZH B@-  | A
          ZH | B@-       | B
          """)
  void a_desk_that_has_a_station_has_its_jobs_made_there_and_all_others_anywhere(
      String desk, String stations, String made) {
    for (String station : stations.split(" ")) {
      String[] at = station.split("@");
      enrol(at[0], HERE, at[1].equals("-") ? null : at[1]);
    }
    assertThat(stationOf(open(HERE, desk))).isEqualTo(made);
  }

  @Test
  void a_job_of_a_desk_waits_for_its_station_until_a_maker_moves_it() {
    enrol("A", HERE, "ZH");
    enrol("B", HERE, "GZ");
    house.clock().advance(Duration.ofMinutes(4));
    assertThat(stationOf(open(HERE, "ZH"))).as("silent for four minutes").isEqualTo("A");

    house.clock().advance(Duration.ofMinutes(2));
    beat("B");
    String waiting = open(HERE, "ZH");
    assertThat(dispatch()).isZero();
    assertThat(stateOf(waiting)).isEqualTo(JobState.WAITING);
    assertThat(house.<JobWait>inTransaction(() -> waits(HERE, "ZH"))).isEqualTo(JobWait.DESK);
    assertThat(house.<JobWait>inTransaction(() -> waits(HERE, "GZ"))).isEqualTo(JobWait.ROOM);

    assertThat(moved(waiting)).isTrue();
    assertThat(stationOf(waiting)).as("room was looked for at once").isEqualTo("B");
    assertThat(moved(waiting)).as("it waits no more").isFalse();
  }

  @Test
  void a_job_that_waits_for_no_desks_station_is_not_moved() {
    String waiting = open(HERE, "SZ");
    assertThat(moved(waiting)).as("there is no station at all").isFalse();
    assertThat(moved("CS-20261122-000009-1")).as("nor such a job").isFalse();
  }

  @Test
  void a_job_of_a_desk_goes_out_when_its_station_is_heard_of_again() {
    enrol("A", HERE, "ZH");
    enrol("B", HERE);
    house.clock().advance(LONG_SILENCE);
    beat("B");
    String job = open(HERE, "ZH");
    assertThat(stateOf(job)).isEqualTo(JobState.WAITING);
    beat("A");
    dispatch();
    assertThat(stationOf(job)).isEqualTo("A");
  }

  @Test
  void a_busy_desk_keeps_no_other_back() {
    enrol("A", HERE, "ZH");
    enrol("B", HERE);
    for (int i = 0; i < 5; i++) {
      open(HERE, "ZH");
    }
    assertThat(stationOf(open(HERE))).isEqualTo("B");
  }

  private boolean moved(String job) {
    return house.inTransaction(() -> book.moveElsewhere(job, "MAKER", "窗口停电"));
  }

  @Test
  void a_job_waits_for_tokens_while_none_is_in_stock_and_spends_none_that_is_unknown() {
    house.database().execute("delete from token");
    enrol("ST-1", HERE);
    String job = open(HERE);
    assertThat(stateOf(job)).isEqualTo(JobState.WAITING);
    assertThat(dispatch()).isZero();
    assertThat(house.<JobWait>inTransaction(() -> waits(HERE))).isEqualTo(JobWait.TOKENS);
    assertThat(house.<JobWait>inTransaction(() -> waits(ELSEWHERE))).isEqualTo(JobWait.STATION);

    stock(ELSEWHERE, 5);
    assertThat(dispatch()).as("another region's tokens").isZero();

    stock(HERE, 1);
    assertThat(dispatch()).isEqualTo(1);
    assertThat(stateOf(job)).isEqualTo(JobState.PREPARING);
  }

  @Test
  void no_more_jobs_are_out_than_there_are_tokens_in_stock() {
    house.database().execute("delete from token");
    stock(HERE, 2);
    enrol("ST-1", HERE);
    List<String> jobs = openMany(4);
    assertThat(jobs.stream().map(this::stateOf))
        .containsExactly(
            JobState.PREPARING, JobState.PREPARING, JobState.WAITING, JobState.WAITING);

    abandon(jobs.get(0));
    assertThat(stateOf(jobs.get(2))).as("its token is free again").isEqualTo(JobState.PREPARING);
    assertThat(house.<JobWait>inTransaction(() -> waits(HERE))).isEqualTo(JobWait.TOKENS);

    stock(HERE, 50);
    dispatch();
    assertThat(house.<JobWait>inTransaction(() -> waits(HERE))).isEqualTo(JobWait.ROOM);
  }

  private JobWait waits(RegionCode region) {
    return waits(region, null);
  }

  private JobWait waits(RegionCode region, String desk) {
    return house.bean(JobDispatch.class).waitsFor(region, desk, JobKind.ISSUE, null, null);
  }

  /** Counts blanks in. */
  private void stock(RegionCode region, int count) {
    List<TokenDesk.Delivered> delivered =
        IntStream.range(0, count)
            .mapToObj(i -> new TokenDesk.Delivered("B1A2%08d".formatted(++chips), "SOFT-SM2"))
            .toList();
    Staff.hire(house, "maker-" + chips, region, Roles.MAKER)
        .does(() -> house.bean(TokenDesk.class).register(region, "B-" + chips, delivered));
  }

  private String open(RegionCode region) {
    return open(region, null);
  }

  private String open(RegionCode region, String desk) {
    CaseNumber number = CaseNumber.of("CS-20261122-%06d".formatted(++cases));
    return house.inTransaction(
        () ->
            book.open(
                new NewJob(
                    JobKind.ISSUE,
                    number,
                    cases,
                    null,
                    null,
                    null,
                    region,
                    desk,
                    "长沙示例第一有限公司",
                    9,
                    null,
                    null)));
  }

  private List<String> openMany(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              house.clock().advance(Duration.ofSeconds(1));
              return open(HERE);
            })
        .toList();
  }

  private int dispatch() {
    return house.bean(StationRows.class).dispatchWaiting().sent();
  }

  private void abandon(String job) {
    house.inTransaction(() -> book.abandon("MAKER", Refusal.byMaker(job, "test")));
  }

  private void enrol(String code, RegionCode region) {
    enrol(code, region, null);
  }

  private void enrol(String code, RegionCode region, String desk) {
    house.inTransaction(
        () ->
            house
                .bean(Stations.class)
                .add(
                    new Station(
                        code,
                        code,
                        region,
                        desk,
                        Sm2Keys.generate(new SecureRandom()).publicKey(),
                        "hash")));
    beat(code);
  }

  private void beat(String code) {
    house.bean(StationRows.class).seen(code, new Heartbeat(10, 10));
  }

  private Jobs jobs() {
    return house.bean(Jobs.class);
  }

  private Job job(String number) {
    return house.inTransaction(() -> jobs().byNumber(number).orElseThrow());
  }

  private JobState stateOf(String number) {
    return job(number).state();
  }

  private String stationOf(String number) {
    return job(number).station();
  }
}
