package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.certbureau.application.Counter;
import org.certbureau.crypto.Pem;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.Roles;
import org.certbureau.station.JobState;
import org.certbureau.station.JobWait;
import org.certbureau.station.StationDesk;
import org.certbureau.station.StationRows;
import org.certbureau.station.StationView;
import org.certbureau.station.contract.EnrolmentRequest;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.testing.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stations are let in as what they are, sent away knowingly, and let in again. */
class StationsComeAndGoTest {
  private static Workroom room;

  @BeforeAll
  static void open() {
    room = new Workroom();
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void a_station_is_sent_away_knowing_who_waits_and_comes_back_with_its_key() {
    CaseNumber waiting = room.paidCase();
    assertThat(admin(() -> desk().dependents(Workroom.STATION)).cases()).contains(waiting);
    assertThat(admin(() -> desk().dependents(Workroom.STATION)).inHand()).isPositive();

    for (int twice = 0; twice < 2; twice++) {
      run(() -> desk().retire(Workroom.STATION));
    }
    assertThat(station().retired()).isTrue();
    CaseNumber queued = room.paidCase();
    assertThat(room.job(queued).state()).isEqualTo(JobState.WAITING);
    assertThat(room.job(queued).waitsFor()).isEqualTo(JobWait.STATION);
    assertThat(admin(() -> desk().dependents(Workroom.STATION)).queued()).isEqualTo(1);

    for (int twice = 0; twice < 2; twice++) {
      run(() -> desk().restore(Workroom.STATION));
    }
    assertThat(station().retired()).isFalse();
    room.counter().house().bean(StationRows.class).dispatchWaiting();
    room.receive(room.keyOf(queued, room.blank()));
    assertThat(room.job(queued).state()).isEqualTo(JobState.INSTALLING);
    for (String action : List.of("station.retired", "station.restored")) {
      assertThat(room.count("audit_entry where action = '" + action + "'")).isEqualTo(1);
    }
  }

  @Test
  void who_sends_the_last_station_of_a_desk_away_is_told_whose_jobs_go_elsewhere() {
    try (Workroom own = new Workroom()) {
      House house = own.counter().house();
      StationDesk stations = house.bean(StationDesk.class);
      house.database().execute("update station set desk = 'CS-11'");
      house
          .database()
          .execute(
              "insert into station (code, name, region, public_key, broker_hash, retired, slots,"
                  + " blanks, audit_count, version) select 'CS-99', 'CS-99', region, public_key,"
                  + " broker_hash, false, slots, blanks, 0, 0 from station");
      own.paidCase();
      house
          .database()
          .execute("update station_job set state = 'WAITING', station = null, desk = 'CS-11'");

      StationDesk.Dependents last =
          house.as("admin1", Set.of(Roles.ADMIN), () -> stations.dependents(Workroom.STATION));
      assertThat(last.desk()).isEqualTo("CS-11");
      assertThat(last.moving()).isEqualTo(1);
      assertThat(last.queued()).as("the region has another").isZero();

      house.database().execute("update station set desk = 'CS-11' where code = 'CS-99'");
      assertThat(
              house
                  .as("admin1", Set.of(Roles.ADMIN), () -> stations.dependents(Workroom.STATION))
                  .desk())
          .as("the desk has another")
          .isNull();
    }
  }

  @Test
  void only_an_administrator_lets_a_station_in_again_and_only_one_there_is() {
    assertThatThrownBy(
            () ->
                room.counter()
                    .house()
                    .as("maker", Set.of(Roles.MAKER), () -> desk().restore(Workroom.STATION)))
        .isInstanceOf(EJBAccessException.class);
    for (String code : new String[] {"NO-1", null}) {
      assertThatThrownBy(() -> run(() -> desk().restore(code))).isInstanceOf(NotFound.class);
      assertThatThrownBy(() -> admin(() -> desk().dependents(code))).isInstanceOf(NotFound.class);
    }
  }

  @Test
  void the_request_by_which_a_token_showed_its_key_is_no_stations() {
    CaseNumber number = room.paidCase();
    KeyReady key = room.keyOf(number, room.blank());
    room.receive(key);
    refused(
        Pem.write("CERTIFICATE REQUEST", key.p10().toByteArray()),
        Problem.of("station.request-of-token", "request", room.job(number).number()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CS-20261122-000001", "CS-20261122-000001-1"})
  void no_station_is_called_like_a_case_or_a_job(String code) {
    refused(request(code), Problem.of("station.request-of-token", "request", code));
  }

  @Test
  void no_station_is_called_like_a_chip_that_is_known() {
    String chip = room.blank();
    refused(request(chip), Problem.of("station.request-of-token", "request", chip));
  }

  @Test
  void no_station_is_let_in_with_the_key_of_a_token() {
    CaseNumber number = room.paidCase();
    KeyReady key = room.keyOf(number, room.blank());
    room.receive(key);
    refused(
        EnrolmentRequest.write("CS-77", room.keyPairOf(key.chip()).privateKey()),
        Problem.of("station.request-of-token", "request", "CS-77"));
  }

  @Test
  void a_station_is_called_as_long_as_there_is_room_for() {
    String longest = "𠮷".repeat(100);
    assertThat(admin(() -> desk().enrol(request("CS-78"), Counter.GUANGDONG, longest, null)).code())
        .isEqualTo("CS-78");
    assertThatThrownBy(
            () -> admin(() -> desk().enrol(request("CS-79"), Counter.GUANGDONG, longest + "x", "")))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .containsExactly(Problem.of("station.name-too-long", "name", "100", "101")));
  }

  @Test
  void no_station_is_let_in_for_a_region_without_a_policy() {
    assertThatThrownBy(
            () -> admin(() -> desk().enrol(request("XX-01"), RegionCode.of("999999"), "", null)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .containsExactly(Problem.of("region.not-served", "region", "999999")));
  }

  private static String request(String code) {
    Sm2KeyPair key = Sm2Keys.generate(new SecureRandom());
    return EnrolmentRequest.write(code, key.privateKey());
  }

  private static void refused(String request, Problem problem) {
    assertThatThrownBy(() -> admin(() -> desk().enrol(request, Counter.CHANGSHA, "", null)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal -> assertThat(refusal.problems()).containsExactly(problem));
  }

  private static StationView station() {
    return admin(() -> desk().all()).stream()
        .filter(one -> one.code().equals(Workroom.STATION))
        .findFirst()
        .orElseThrow();
  }

  private static StationDesk desk() {
    return room.counter().house().bean(StationDesk.class);
  }

  private static <T> T admin(Supplier<T> work) {
    return room.counter().house().as("admin1", Set.of(Roles.ADMIN), work);
  }

  private static void run(Runnable work) {
    room.counter().house().as("admin1", Set.of(Roles.ADMIN), work);
  }
}
