package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.certificate.LineView;
import org.certbureau.issuance.handover.HandOverDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Service;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.ResetPin;
import org.certbureau.testing.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was made is found, compared and signed for. */
class HandOverTest {
  private static Workroom room;
  private static LineCases cases;

  @BeforeAll
  static void open() {
    room = new Workroom();
    cases = new LineCases(room);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void the_slip_in_the_books_goes_along_and_no_other() {
    CaseNumber number = made();
    String slip = number + "-1";
    assertThat(slip(number)).isEqualTo(slip);
    for (String nothing : new String[] {null, "", "  "}) {
      assertThat(refused(number, nothing).code()).isEqualTo("issuance.slip-missing");
    }
    CaseNumber other = made();
    assertThat(refused(number, other + "-1"))
        .as("another case's")
        .extracting(Problem::code, Problem::field)
        .containsExactly("issuance.slip-void", "slip");
    assertThat(refused(number, number + "-2").code())
        .as("there is no such job")
        .isEqualTo("issuance.slip-other");
    assertThat(room.look(number).state()).isEqualTo(State.COLLECT);
    handOver(number, slip.substring(slip.length() - 8));
    assertThat(room.look(number).state()).isEqualTo(State.CLOSED);
  }

  @Test
  void after_an_unlock_the_slip_of_before_is_refused_as_void() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.UNLOCK, line);
    cases.approve(number);
    room.receive(room.pinReset(lastReset()));
    assertThat(slip(number)).isEqualTo(number + "-1");
    assertThat(refused(number, line.inForce().job()).code()).isEqualTo("issuance.slip-void");
    handOver(number, number + "-1");
    assertThat(room.look(number).state()).isEqualTo(State.CLOSED);
  }

  @Test
  void a_repeated_job_has_another_slip_and_that_of_the_first_attempt_is_void() {
    CaseNumber number = room.paidCase();
    room.fail(number);
    room.counter().take(room.maker(), number, Step.REPEAT_PRODUCTION);
    make(number);
    assertThat(slip(number)).isEqualTo(number + "-2");
    assertThat(refused(number, number + "-1").code()).isEqualTo("issuance.slip-void");
    handOver(number, number + "-2");
  }

  @Test
  void a_case_is_found_by_its_running_number_or_the_end_of_its_chip_while_it_waits() {
    CaseNumber number = made();
    String chip = room.job(number).chip();
    String running = number.value().substring(number.value().lastIndexOf('-') + 1);
    assertThat(find(running)).containsExactly(number);
    assertThat(find(running.replaceFirst("^0+", ""))).containsExactly(number);
    assertThat(find(chip)).containsExactly(number);
    assertThat(find(chip.substring(chip.length() - 6).toLowerCase(Locale.ROOT))).contains(number);
    assertThat(find(chip.substring(chip.length() - 5) + "X")).isEmpty();
    assertThat(find("")).isEmpty();
    assertThat(find("长沙澄岚")).isEmpty();
    assertThat(find("%%%%%%")).as("no sign of a pattern").isEmpty();
    handOver(number, number + "-1");
    assertThat(find(running)).as("handed over").isEmpty();
    assertThat(find(chip)).isEmpty();
  }

  @Test
  void the_sheet_is_printed_as_often_as_it_is_wanted_and_each_print_is_on_record() {
    CaseNumber number = room.paidCase();
    assertThat(Refused.at(() -> sheet(number)).code()).isEqualTo("issuance.sheet-nothing");
    make(number);
    assertThat(new String(sheet(number), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    sheet(number);
    handOver(number, number + "-1");
    sheet(number);
    AuditTrail trail = room.counter().house().bean(AuditTrail.class);
    List<String> prints =
        trail.of("application", number.value()).stream()
            .filter(entry -> entry.action().equals("application.collection-printed"))
            .map(AuditRecord::details)
            .map(Object::toString)
            .toList();
    assertThat(prints).hasSize(3);
    assertThat(prints.get(0)).contains("1");
    assertThat(prints.get(2)).contains("3");
  }

  @Test
  void who_hands_nothing_over_prints_no_sheet_and_another_regions_case_is_not_found() {
    CaseNumber number = made();
    HandOverDesk desk = desk();
    assertThatThrownBy(() -> room.counter().as(Person.CHEN_SHOU, () -> desk.sheet(number)))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> room.counter().as(Person.HUANG_LI, () -> desk.sheet(number)))
        .isInstanceOf(NotFound.class);
    String running = number.value().substring(number.value().lastIndexOf('-') + 1);
    assertThat(room.counter().as(Person.HUANG_LI, () -> desk.find(running))).isEmpty();
  }

  private static CaseNumber made() {
    CaseNumber number = room.paidCase();
    make(number);
    return number;
  }

  private static void make(CaseNumber number) {
    room.orders();
    room.receive(room.keyOf(number, room.blank()));
    room.receive(room.proofOf(room.orders(Install.class).get(0)));
  }

  private static ResetPin lastReset() {
    List<ResetPin> all = room.orders(ResetPin.class);
    return all.get(all.size() - 1);
  }

  private static HandOverDesk desk() {
    return room.counter().house().bean(HandOverDesk.class);
  }

  private static String slip(CaseNumber number) {
    HandOverDesk desk = desk();
    return room.counter().as(room.acceptor(), () -> desk.slip(number)).orElse(null);
  }

  private static List<CaseNumber> find(String typed) {
    HandOverDesk desk = desk();
    return room.counter().as(room.acceptor(), () -> desk.find(typed));
  }

  private static byte[] sheet(CaseNumber number) {
    HandOverDesk desk = desk();
    return room.counter().as(room.acceptor(), () -> desk.sheet(number));
  }

  private static void handOver(CaseNumber number, String slip) {
    HandOverDesk desk = desk();
    room.counter().as(room.acceptor(), () -> desk.handOver(number, slip, null));
  }

  private static Problem refused(CaseNumber number, String slip) {
    return Refused.at(() -> handOver(number, slip));
  }
}
