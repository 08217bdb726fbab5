package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairState;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Service;
import org.certbureau.station.JobState;
import org.certbureau.station.StationRows;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Heartbeat;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Prepare;
import org.certbureau.station.contract.Rekey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a broker has lost is sent again; what was done meanwhile is not done twice. */
class UnansweredTest {
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private Workroom room;

  @BeforeEach
  void open() {
    room = new Workroom();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void an_order_that_was_lost_is_sent_again_at_each_step_and_says_the_same() {
    CaseNumber number = room.paidCase();
    Prepare lost = only(Prepare.class);
    assertThat(after(Duration.ofMinutes(9))).as("not yet").isEmpty();
    assertThat(after(Duration.ofMinutes(1))).containsExactly(lost);

    String chip = room.blank();
    KeyReady key = room.key(lost.job(), chip);
    room.receive(key);
    Install gone = only(Install.class);
    List<Order> again = after(SILENCE);
    assertThat(again).containsExactly(gone);

    room.receive(room.proofOf((Install) again.get(0)));
    assertThat(room.job(number).state()).isEqualTo(JobState.DONE);
    assertThat(room.look(number).state()).isEqualTo(State.COLLECT);
    room.orders();
    assertThat(after(SILENCE)).as("it is answered").isEmpty();
  }

  @Test
  void an_answer_to_the_first_order_counts_after_the_second() {
    CaseNumber number = room.paidCase();
    Prepare order = only(Prepare.class);
    room.receive(room.key(order.job(), room.blank()));
    Installed proof = room.proofOf(only(Install.class));
    Order again = after(SILENCE).get(0);
    room.receive(proof);
    room.receive(proof, room.proofOf((Install) again));
    assertThat(room.job(number).state()).isEqualTo(JobState.DONE);
    assertThat(
            room.count(
                "certificate_pair where job = '"
                    + order.job()
                    + "' and state = '"
                    + PairState.ACTIVE
                    + "'"))
        .isOne();
  }

  @Test
  void a_key_whose_certificates_were_never_signed_is_asked_for_again() {
    CaseNumber number = room.paidCase();
    Prepare order = only(Prepare.class);
    KeyReady key = room.key(order.job(), room.blank());
    // and then the bureau was killed
    room.counter().house().bean(IssuanceSteps.class).acceptKeys(Workroom.STATION, List.of(key));
    assertThat(room.job(number).state()).isEqualTo(JobState.SIGNING);
    assertThat(after(SILENCE)).containsExactly(order);
    room.receive(key);
    room.receive(room.proofOf(only(Install.class)));
    assertThat(room.job(number).state()).isEqualTo(JobState.DONE);
  }

  @Test
  void a_holder_who_does_not_come_has_the_order_repeated_ever_more_seldom() {
    LineCases cases = new LineCases(room);
    LineView line = cases.certificate();
    room.counter().house().clock().advance(Duration.ofDays(350));
    CaseNumber number = cases.accepted(Service.RENEW, line);
    cases.approve(number);
    room.orders();
    room.pay(number, "300");
    Rekey order = only(Rekey.class);
    int times = 0;
    for (int minutes = 0; minutes < 24 * 60; minutes += 10) {
      for (Order repeated : after(SILENCE)) {
        assertThat(repeated).isEqualTo(order);
        times++;
      }
    }
    assertThat(times).as("in a day").isBetween(5, 10);
    assertThat(room.job(number).state()).isEqualTo(JobState.PREPARING);
  }

  @Test
  void a_proof_that_is_told_again_is_confirmed_again_and_changes_nothing() {
    CaseNumber number = room.paidCase();
    room.receive(room.key(only(Prepare.class).job(), room.blank()));
    Installed proof = room.proofOf(only(Install.class));
    room.receive(proof);
    Confirmed confirmed = only(Confirmed.class);
    room.receive(proof);
    assertThat(room.orders()).containsExactly(confirmed);
    assertThat(room.count("audit_entry where action = 'job.proved'")).isOne();
    assertThat(room.look(number).state()).isEqualTo(State.COLLECT);
  }

  @Test
  void a_proof_of_what_was_given_up_meanwhile_gives_it_up_at_the_station_too() {
    CaseNumber number = room.paidCase();
    room.receive(room.key(only(Prepare.class).job(), room.blank()));
    Installed proof = room.proofOf(only(Install.class));
    room.counter()
        .as(
            Person.ZHAO_ZHI,
            () ->
                room.counter()
                    .house()
                    .bean(MakerDesk.class)
                    .abandon(number, room.job(number).number(), "机柜断电"));
    Abandon abandoned = only(Abandon.class);
    room.receive(proof);
    assertThat(only(Abandon.class))
        .extracting(Abandon::job, Abandon::chip)
        .containsExactly(abandoned.job(), abandoned.chip());
    assertThat(room.look(number).state()).isEqualTo(State.FAILED);
  }

  @Test
  void a_station_that_is_away_is_sent_nothing_that_may_lie_in_its_queue() {
    room.paidCase();
    Prepare order = only(Prepare.class);
    room.counter().house().clock().advance(Duration.ofDays(1));
    askAgain();
    assertThat(room.orders()).isEmpty();
    assertThat(after(Duration.ZERO)).containsExactly(order);
  }

  /** What is sent once the station was silent so long, though it is there. */
  private List<Order> after(Duration silence) {
    room.counter().house().clock().advance(silence);
    room.counter().house().bean(StationRows.class).seen(Workroom.STATION, new Heartbeat(10, 10));
    askAgain();
    return room.orders();
  }

  private void askAgain() {
    Repetition repetition = room.counter().house().bean(Repetition.class);
    repetition.stationsPresent().forEach(repetition::sendAgain);
  }

  private <T extends Order> T only(Class<T> kind) {
    List<T> orders = room.orders(kind);
    assertThat(orders).hasSize(1);
    return orders.get(0);
  }
}
