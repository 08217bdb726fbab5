package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.application.Badge;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.Step;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.LineCase;
import org.certbureau.application.view.TimelineEntry;
import org.certbureau.ca.crl.CrlPublisher;
import org.certbureau.ca.crl.Publication;
import org.certbureau.certificate.HoldView;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.life.Life;
import org.certbureau.life.LifeDesk;
import org.certbureau.life.LifeEvent;
import org.certbureau.life.LifeEvent.What;
import org.certbureau.life.LifeKind;
import org.certbureau.life.TokenLife;
import org.certbureau.notice.DispatchState;
import org.certbureau.notice.NoticeKind;
import org.certbureau.paper.Paper;
import org.certbureau.paper.PaperPress;
import org.certbureau.paper.Receipt;
import org.certbureau.payment.ReceiptDesk;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.Service;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.JobStep;
import org.certbureau.testing.AskedOfH2;
import org.certbureau.testing.House;
import org.certbureau.token.TokenState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of a certificate from its first application to its end. */
class LineLifeTest {
  private static final ProofPress PRESS = new ProofPress();

  private static Workroom room;
  private static LineCases cases;

  @BeforeAll
  static void open() {
    room = new Workroom(House.onH2().with(PRESS));
    cases = new LineCases(room);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void everything_that_happened_is_told_the_latest_first() {
    LineView line = cases.certificate();
    later();
    CaseNumber hold = cases.done(Service.SUSPEND, line);
    later();
    CaseNumber back = cases.done(Service.RESUME, line);
    later();
    CaseNumber end = cases.done(Service.REVOKE, line);
    Life life = life(line);
    assertThat(life.line().standing()).isEqualTo(LineStanding.ENDED);
    assertThat(life.events().stream().filter(event -> event.what().kind() != LifeKind.NOTICE))
        .extracting(LifeEvent::what, LifeEvent::caseNumber)
        .containsExactlyInAnyOrder(
            tuple(What.TOKEN_TAKEN_BACK, end),
            tuple(What.PAIR_REVOKED, end),
            tuple(What.APPLICATION, end),
            tuple(What.LIFTED, back),
            tuple(What.APPLICATION, back),
            tuple(What.HELD, hold),
            tuple(What.APPLICATION, hold),
            tuple(What.TOKEN_HANDED_OVER, line.openedBy()),
            tuple(What.PAIR_IN_FORCE, line.openedBy()),
            tuple(What.APPLICATION, line.openedBy()));
    assertThat(life.events())
        .extracting(LifeEvent::at)
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(life.counts())
        .isEqualTo(
            Map.of(
                LifeKind.PAIR, 2L,
                LifeKind.TOKEN, 2L,
                LifeKind.HOLD, 2L,
                LifeKind.CASE, 4L,
                LifeKind.NOTICE, 3L));
    assertThat(life.tokens())
        .extracting(TokenLife::chip, TokenLife::state, TokenLife::endedBy)
        .containsExactly(tuple(line.chip(), TokenState.TAKEN_BACK, end));
    for (LifeKind kind : LifeKind.values()) {
      assertThat(page(line, kind, null, 200).events())
          .as("%s alone", kind)
          .containsExactlyElementsOf(
              life.events().stream().filter(event -> event.what().kind() == kind).toList());
    }
  }

  @Test
  void an_attempt_that_came_to_nothing_is_told_and_is_no_pair_in_force() {
    CaseNumber number = room.paidCase();
    room.orders();
    String chip = room.blank();
    room.receive(room.keyOf(number, chip));
    room.receive(
        new Failed(
            room.job(number).number(), JobStep.INSTALL, chip, FailureCode.TOKEN_FAULT, "faulty"));
    LineView line = room.line(number);
    assertThat(life(line).line().standing()).isEqualTo(LineStanding.EMPTY);
    assertThat(life(line).events())
        .filteredOn(event -> event.what().kind() == LifeKind.PAIR)
        .extracting(LifeEvent::what, LifeEvent::chip, event -> event.failure().code())
        .containsExactly(tuple(What.ATTEMPT_FAILED, chip, FailureCode.TOKEN_FAULT.name()));
    assertThat(life(line).tokens()).isEmpty();

    room.counter().take(Person.ZHAO_ZHI, number, Step.REPEAT_PRODUCTION, "换一个介质");
    room.make(number);
    assertThat(life(line).events())
        .filteredOn(event -> event.what().kind() == LifeKind.PAIR)
        .extracting(LifeEvent::what)
        .containsExactlyInAnyOrder(What.PAIR_IN_FORCE, What.ATTEMPT_FAILED);
    assertThat(life(line).failed()).hasSize(1);
    assertThat(life(line).tokens()).extracting(TokenLife::chip).doesNotContain(chip).hasSize(1);
  }

  @Test
  void two_holds_are_both_told_each_with_its_case_A_X7() {
    LineView line = cases.certificate();
    CaseNumber first = cases.done(Service.SUSPEND, line);
    room.execute(
        "insert into certificate_hold (id, line_id, set_by, set_at) values (-%d, %d, '%s',"
            + " timestamp '2026-11-22 02:50:00')",
        line.id(), line.id(), line.openedBy());
    assertThat(life(line).holds())
        .filteredOn(hold -> hold.liftedAt() == null)
        .extracting(HoldView::setBy)
        .containsExactlyInAnyOrder(first, line.openedBy());
  }

  @Test
  void a_hold_is_told_with_its_second_and_the_list_that_shows_it() {
    LineView line = cases.certificate();
    CaseNumber number = cases.done(Service.SUSPEND, line);
    Instant since = room.counter().house().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    assertThat(life(line).publication())
        .isEqualTo(new Publication(Publication.State.PUBLISHING, since, null, null));
    room.counter().house().bean(CrlPublisher.class).publishAll();
    Publication told = life(line).publication();
    assertThat(told.state()).isEqualTo(Publication.State.PUBLISHED);
    assertThat(told.list())
        .isEqualTo(
            room.counter().house().database().number("select max(crl_number) from ca_issuer"));
    ApplicationView view = room.look(number);
    assertThat(view.certificate().publication()).isEqualTo(told);
    assertThat(view.certificate().heldBy()).isEqualTo(number);
    assertThat(life(line).events())
        .filteredOn(event -> event.what() == What.HELD)
        .extracting(LifeEvent::publication)
        .containsExactly(told);
    cases.done(Service.RESUME, line);
    assertThat(life(line).publication()).isNull();
    assertThat(room.look(number).certificate().heldBy()).isNull();
  }

  /** Its issuer keeps that of the last change alone. */
  @ParameterizedTest(name = "{0} ends the hold")
  @EnumSource(
      value = Service.class,
      names = {"RESUME", "REVOKE"})
  void a_hold_that_is_over_still_tells_the_list_that_first_showed_it(Service ending) {
    LineView line = cases.certificate();
    cases.done(Service.SUSPEND, line);
    cases.done(Service.RESUME, line);
    later();
    cases.done(Service.SUSPEND, line);
    room.counter().house().bean(CrlPublisher.class).publishAll();
    Publication told = life(line).publication();
    assertThat(told.list()).isNotNull();
    later();
    cases.done(ending, line);
    room.counter().house().bean(CrlPublisher.class).publishAll();
    assertThat(life(line).events())
        .filteredOn(event -> event.what() == What.HELD)
        .extracting(LifeEvent::publication)
        .as("no list showed the first one")
        .containsExactly(told, null);
    assertThat(life(line).holds())
        .extracting(HoldView::list, HoldView::listedAt)
        .containsExactly(tuple(told.list(), told.listedAt()), tuple(null, null));
  }

  @Test
  void a_notice_is_told_with_its_recipient_masked() {
    LineView line = cases.certificate();
    CaseNumber number = cases.done(Service.SUSPEND, line);
    for (Person person : List.of(Person.LI_WEN, Person.WANG_FU, Person.ZHAO_ZHI, Person.SHEN_JI)) {
      assertThat(
              room.counter()
                  .as(person, () -> desk().life(line.number().value(), null, null, 50))
                  .events())
          .filteredOn(event -> event.what() == What.TOLD)
          .extracting(
              LifeEvent::notice, LifeEvent::recipient, LifeEvent::sent, LifeEvent::caseNumber)
          .containsExactly(
              tuple(
                  NoticeKind.SUSPENDED,
                  "of***@chenglan.example.cn",
                  DispatchState.WAITING,
                  number));
    }
  }

  @Test
  void a_draft_that_was_given_up_before_it_was_handed_in_is_no_part_of_it() {
    LineView line = cases.certificate();
    CaseNumber open = cases.drafted(Service.RENEW, line);
    CaseNumber givenUp = cases.drafted(Service.RENEW, line);
    cases.end(givenUp, Step.WITHDRAW);
    CaseNumber withdrawn = cases.submitted(Service.CHANGE, line);
    cases.end(withdrawn, Step.WITHDRAW);
    assertThat(life(line).cases())
        .extracting(LineCase::caseNumber)
        .contains(open, withdrawn)
        .doesNotContain(givenUp)
        .hasSize(3);
  }

  @Test
  void pages_are_walked_by_key_and_what_happens_in_between_shifts_no_row() {
    LineView line = cases.certificate();
    for (int i = 0; i < 3; i++) {
      later();
      cases.done(Service.SUSPEND, line);
      later();
      cases.done(Service.RESUME, line);
    }
    List<LifeEvent> all = life(line).events();
    Life page = page(line, null, null, 7);
    List<LifeEvent> walked = new ArrayList<>(page.events());
    later();
    cases.done(Service.SUSPEND, line);
    while (page.next() != null) {
      page = page(line, null, page.next(), 7);
      walked.addAll(page.events());
    }
    assertThat(walked)
        .extracting(LifeEvent::id)
        .isEqualTo(all.stream().map(LifeEvent::id).toList());
    assertThat(page(line, null, "not ours", 7).events())
        .as("an address that is not ours")
        .hasSize(7);
  }

  @Test
  void a_look_asks_as_much_of_many_applications_as_of_one() {
    LineView one = cases.certificate();
    LineView many = cases.certificate();
    for (int i = 0; i < 3; i++) {
      cases.end(cases.accepted(Service.REISSUE_LOST, many), Step.WITHDRAW);
      cases.done(Service.RESUME, many);
    }
    assertThat(life(many).cases()).hasSize(7);
    assertThat(statements(() -> life(many))).isPositive().isEqualTo(statements(() -> life(one)));
  }

  /** About applications and jobs. */
  private static long statements(Runnable look) {
    AskedOfH2 asked = AskedOfH2.fromNowOn(room.counter().house().database());
    look.run();
    return asked.times("%from application%", "%application_item%", "%from station_job%");
  }

  @Test
  void another_regions_certificate_is_not_found_A_X6() {
    LineView line = cases.certificate();
    assertThatThrownBy(
            () ->
                room.counter()
                    .as(Person.HUANG_LI, () -> desk().life(line.number().value(), null, null, 50)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void what_is_approved_and_waits_for_a_higher_application_says_so_A_X5() {
    LineView line = cases.certificate();
    cases.done(Service.SUSPEND, line);
    CaseNumber lower = cases.accepted(Service.RESUME, line);
    CaseNumber higher = cases.accepted(Service.REVOKE, line);
    cases.approve(lower);
    assertThat(room.look(lower).badge()).isEqualTo(Badge.BEHIND_ANOTHER);
    cases.end(higher, Step.WITHDRAW);
    assertThat(room.look(lower).badge()).isEqualTo(Badge.CLOSED);
  }

  @Test
  void nothing_is_told_as_paid_where_nothing_was_to_be_paid() {
    LineView line = cases.certificate();
    CaseNumber free = cases.done(Service.SUSPEND, line);
    assertThat(gatesOf(free)).doesNotContain(Gate.PAYMENT.name());
    assertThat(gatesOf(line.openedBy())).contains(Gate.PAYMENT.name());
  }

  @Test
  void a_receipt_names_the_certificate_and_counts_the_token_that_stays_here() {
    LineView line = cases.certificate();
    assertThat(receipt(line.openedBy()).certificate()).as("it opens one").isNull();
    Receipt receipt = receipt(cases.done(Service.REVOKE, line));
    assertThat(receipt.certificate()).isEqualTo(line.number().value());
    assertThat(receipt.materials())
        .extracting(Receipt.Material::copies)
        .isNotEmpty()
        .doesNotContain(0)
        .filteredOn(copies -> copies == null)
        .isEmpty();
  }

  private static Receipt receipt(CaseNumber number) {
    room.counter()
        .as(Person.LI_WEN, () -> room.counter().house().bean(ReceiptDesk.class).receipt(number));
    return PRESS.last;
  }

  /** Keeps the receipt that it is given to print. */
  private static final class ProofPress extends PaperPress {
    private Receipt last;

    @Override
    public Optional<Problem> gaps(String text) {
      return Optional.empty();
    }

    @Override
    public byte[] print(Paper paper) {
      last = paper instanceof Receipt receipt ? receipt : last;
      return new byte[] {1};
    }
  }

  private static Stream<String> gatesOf(CaseNumber number) {
    return room.look(number).timeline().stream()
        .map(TimelineEntry::details)
        .map(details -> details.getOrDefault("gate", ""));
  }

  private static void later() {
    room.counter().house().clock().advance(Duration.ofMinutes(3));
  }

  private static LifeDesk desk() {
    return room.counter().house().bean(LifeDesk.class);
  }

  private static Life life(LineView line) {
    return page(line, null, null, 200);
  }

  private static Life page(LineView line, LifeKind kind, String after, int limit) {
    return room.counter()
        .as(Person.LI_WEN, () -> desk().life(line.number().value(), kind, after, limit));
  }
}
