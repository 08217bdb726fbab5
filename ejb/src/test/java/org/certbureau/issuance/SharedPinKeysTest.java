package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.certificate.LineView;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Roles;
import org.certbureau.station.JobWait;
import org.certbureau.station.ProductionDesk;
import org.certbureau.station.StationDesk;
import org.certbureau.station.StationRows;
import org.certbureau.station.StationView;
import org.certbureau.station.contract.EnrolmentRequest;
import org.certbureau.station.contract.Heartbeat;
import org.certbureau.station.contract.PinReset;
import org.certbureau.station.contract.Prepare;
import org.certbureau.station.contract.ResetPin;
import org.certbureau.station.contract.SharedPinKey;
import org.certbureau.testing.House;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which station makes a token under which key, and which can open it afterwards (ADR 37). */
class SharedPinKeysTest {
  private static final String FIRST = Workroom.STATION;
  private static final String SECOND = "CS-02";
  private static final SharedPinKey OF_REGION = key("430100/1", 'A');

  private Workroom room;
  private LineCases cases;

  @BeforeEach
  void open() {
    room = new Workroom();
    cases = new LineCases(room);
    enrol(SECOND);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void tokens_are_made_under_the_latest_key_of_their_region_that_their_station_has() {
    says(
        FIRST,
        OF_REGION,
        key("430100/2", 'B'),
        key("440000/9", 'C'),
        new SharedPinKey(SECOND, null));
    CaseNumber number = room.paidCase();
    assertThat(lastPrepared().pinKey()).isEqualTo("430100/2");
    room.receive(room.keyOf(number, room.blank()));
    assertThat(keyOfToken(number)).isEqualTo("430100/2");
  }

  @Test
  void a_name_under_which_two_stations_have_different_keys_is_not_used() {
    says(FIRST, OF_REGION);
    says(SECOND, key("430100/1", 'B'));
    CaseNumber number = room.paidCase();
    assertThat(lastPrepared().pinKey()).as("the station's own").isNull();
    room.receive(room.keyOf(number, room.blank()));
    assertThat(keyOfToken(number)).isEqualTo(FIRST);
  }

  @Test
  void a_token_that_was_made_under_the_regions_key_is_unlocked_at_another_station() {
    says(FIRST, OF_REGION);
    LineView line = cases.certificate();
    assertThat(canUnlock(line)).isTrue();
    retire(FIRST);
    assertThat(canUnlock(line)).as("told before it is handed in").isFalse();
    CaseNumber number = accepted(line);
    assertThat(room.job(number).waitsFor()).isEqualTo(JobWait.PIN_KEY);
    says(SECOND, OF_REGION);
    assertThat(canUnlock(line)).isTrue();
    dispatch();
    assertThat(room.job(number).station()).isEqualTo(SECOND);
    assertThat(room.orders(ResetPin.class).get(0).pinKey()).isEqualTo(OF_REGION.name());
  }

  @Test
  void a_token_of_before_goes_to_whoever_was_given_the_key_of_the_station_that_made_it() {
    LineView line = cases.certificate();
    retire(FIRST);
    CaseNumber number = accepted(line);
    says(SECOND, OF_REGION);
    dispatch();
    assertThat(room.job(number).waitsFor()).as("made before").isEqualTo(JobWait.PIN_KEY);
    says(SECOND, OF_REGION, new SharedPinKey(FIRST, null));
    dispatch();
    assertThat(room.job(number).station()).isEqualTo(SECOND);
    assertThat(room.orders(ResetPin.class).get(0).pinKey()).isEqualTo(FIRST);
    assertThat(cases.state(number)).isEqualTo(State.READY);
  }

  /** Its station may have been stolen: what is under an older key comes under the latest. */
  @Test
  void a_token_that_is_unlocked_comes_under_the_latest_key_of_its_region() {
    LineView line = cases.certificate();
    says(FIRST, OF_REGION);
    accepted(line);
    ResetPin order = room.orders(ResetPin.class).get(0);
    assertThat(order.pinKey()).isEqualTo(FIRST);
    assertThat(order.newPinKey()).isEqualTo(OF_REGION.name());
    room.receive(room.pinReset(order));
    assertThat(keyOfToken(line)).isEqualTo(OF_REGION.name());
    assertThat(
            room.count(
                "audit_entry where action = 'token.pin-reset' and details like '%430100/1%'"))
        .isOne();
  }

  @Test
  void one_of_which_nobody_told_whether_it_is_under_the_new_key_is_asked_by_both() {
    LineView line = cases.certificate();
    says(FIRST, OF_REGION);
    CaseNumber number = accepted(line);
    ResetPin order = room.orders(ResetPin.class).get(0);
    room.counter()
        .as(
            room.maker(),
            () -> house().bean(MakerDesk.class).abandon(number, order.job(), "持有人没有来"));
    says(FIRST, OF_REGION, key("430100/2", 'B'));
    assertThat(keyOfToken(line)).isEqualTo(FIRST);
    room.counter().take(Person.ZHAO_ZHI, number, Step.REPEAT_PRODUCTION);
    ResetPin again = room.orders(ResetPin.class).get(0);
    assertThat(again.pinKey()).isEqualTo(FIRST);
    assertThat(again.newPinKey()).as("and not the next").isEqualTo(OF_REGION.name());
    room.receive(
        new PinReset(
            again.job(), again.chip(), 0, room.pinReset(again).challengeSignature(), null));
    assertThat(keyOfToken(line)).as("the station has left it").isEqualTo(FIRST);
  }

  @Test
  void a_key_that_was_not_ordered_is_not_believed() {
    LineView line = cases.certificate();
    says(FIRST, OF_REGION);
    accepted(line);
    ResetPin order = room.orders(ResetPin.class).get(0);
    room.receive(
        new PinReset(
            order.job(), order.chip(), 0, room.pinReset(order).challengeSignature(), "430100/7"));
    assertThat(keyOfToken(line)).isEqualTo(FIRST);
  }

  @Test
  void what_a_station_says_is_shown_and_on_record_once() {
    says(FIRST, OF_REGION);
    says(FIRST, OF_REGION);
    assertThat(shown(FIRST)).containsExactlyInAnyOrder(FIRST, OF_REGION.name());
    assertThat(shown(SECOND)).containsExactly(SECOND);
    says(FIRST);
    assertThat(shown(FIRST)).containsExactly(FIRST);
    assertThat(room.count("audit_entry where action = 'station.pin-keys'")).isEqualTo(2);
  }

  private static SharedPinKey key(String name, char digit) {
    char[] check = new char[32];
    Arrays.fill(check, digit);
    return new SharedPinKey(name, new String(check));
  }

  private void says(String station, SharedPinKey... keys) {
    house().bean(StationRows.class).seen(station, new Heartbeat(4, 4, List.of(keys)));
  }

  private void enrol(String code) {
    String request =
        EnrolmentRequest.write(code, Sm2Keys.generate(new SecureRandom()).privateKey());
    asAdministrator(() -> house().bean(StationDesk.class).enrol(request, room.region(), "", null));
  }

  private void retire(String code) {
    asAdministrator(() -> house().bean(StationDesk.class).retire(code));
  }

  private void asAdministrator(Runnable act) {
    house().as("admin1", Set.of(Roles.ADMIN), act::run);
  }

  private CaseNumber accepted(LineView line) {
    CaseNumber number = cases.accepted(Service.UNLOCK, line);
    room.orders();
    cases.approve(number);
    return number;
  }

  private void dispatch() {
    house().bean(StationRows.class).dispatchWaiting();
  }

  private Prepare lastPrepared() {
    List<Prepare> orders = room.orders(Prepare.class);
    return orders.get(orders.size() - 1);
  }

  private String keyOfToken(CaseNumber number) {
    return keyOfToken(room.job(number).chip());
  }

  private String keyOfToken(LineView line) {
    return keyOfToken(line.chip());
  }

  private String keyOfToken(String chip) {
    return house().database().text("select pin_key from token where chip = '%s'".formatted(chip));
  }

  private Set<String> shown(String station) {
    return room
        .counter()
        .as(room.maker(), () -> house().bean(ProductionDesk.class).stations())
        .stream()
        .filter(each -> each.code().equals(station))
        .map(StationView::pinKeys)
        .findFirst()
        .orElseThrow();
  }

  private boolean canUnlock(LineView line) {
    return room.counter()
        .as(
            room.acceptor(),
            () -> house().bean(ProductionDesk.class).canUnlock(room.region(), line.chip()));
  }

  private House house() {
    return room.counter().house();
  }
}
