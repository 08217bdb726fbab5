package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.application.inspection.Findings;
import org.certbureau.application.inspection.InspectionDesk;
import org.certbureau.application.inspection.InspectionView;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.calendar.China;
import org.certbureau.life.TokenEvent;
import org.certbureau.life.TokenStoryDesk;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.ChargeState;
import org.certbureau.payment.ChargeView;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.testing.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A damaged token, from the inspection at the desk to the one that replaces it (CS-28, CS-S6). */
class DamageTest {
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
  void a_draft_is_unpriced_until_the_inspection_has_answered_what_the_price_hangs_on() {
    LineView line = cases.certificate();
    CaseNumber number = cases.drafted(Service.REISSUE_DAMAGED, line);
    assertThat(inspection(number).quote()).isNull();
    assertThat(cases.view(number).problems())
        .extracting(Problem::code, Problem::field, Problem::rule)
        .contains(
            tuple("region.fact-needed", "facts.DAMAGED", "CS-28"),
            tuple("region.fact-needed", "facts.HUMAN_DAMAGE", "CS-15"));

    cases.inspected(number, Map.of(Fact.DAMAGED, true));
    assertThat(inspection(number).questions())
        .extracting(Problem::field)
        .containsExactly("facts.HUMAN_DAMAGE");
    assertThat(Refused.at(() -> cases.submit(number)).rule()).isEqualTo("CS-15");

    cases.damaged(number, false);
    assertThat(inspection(number).isSettled()).isTrue();
    cases.submit(number);
    assertThat(charge(number).total()).hasToString("0.00");
  }

  @ParameterizedTest(name = "issued {0} days ago, by a human {1}: {2} by {3}")
  @CsvSource({
    "0,   false, 0.00,   CS-F7",
    "364, false, 0.00,   CS-F7",
    "366, false, 200.00, CS-F6",
    "0,   true,  200.00, CS-F6",
    "366, true,  200.00, CS-F6"
  })
  void the_price_follows_from_the_answers_and_the_tokens_own_date(
      int days, boolean human, String total, String rule) {
    LineView line = usedSince(days);
    CaseNumber number = cases.drafted(Service.REISSUE_DAMAGED, line);
    cases.damaged(number, human);
    InspectionView seen = inspection(number);
    assertThat(seen.quote().total()).hasToString(total);
    assertThat(seen.quote().lines()).extracting(each -> each.rule()).containsExactly(rule);
    assertThat(seen.outcomes()).hasSize(4);
    assertThat(seen.outcomes())
        .filteredOn(outcome -> outcome.holds())
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.quote().total()).hasToString(total);
              assertThat(outcome.facts())
                  .isEqualTo(Map.of(Fact.IN_WARRANTY, days <= 365, Fact.HUMAN_DAMAGE, human));
            });
    assertThat(seen.warranty().within()).isEqualTo(days <= 365);
    assertThat(seen.warranty().from()).isEqualTo(today().minusDays(days));
    assertThat(seen.warranty().until()).isEqualTo(today().minusDays(days).plusYears(1));
    assertThat(seen.inspectedBy()).isEqualTo(room.acceptor().name());
    assertThat(seen.methods()).containsExactly("APPEARANCE");
    cases.submit(number);
    assertThat(charge(number).total()).hasToString(total);
  }

  @Test
  void past_the_warranty_the_cause_may_stay_open_since_nothing_hangs_on_it() {
    CaseNumber number = cases.drafted(Service.REISSUE_DAMAGED, usedSince(500));
    cases.inspected(number, Map.of(Fact.DAMAGED, true));
    cases.submit(number);
    assertThat(charge(number).total()).hasToString("200.00");
  }

  @ParameterizedTest
  @CsvSource({
    "IN_WARRANTY,  application.fact-derived,",
    "HUMAN_DAMAGE, application.fact-inspected, CS-28",
    "DAMAGED,      application.fact-inspected, CS-28"
  })
  void nobody_tells_what_is_derived_or_inspected(Fact fact, String code, String rule) {
    LineView line = cases.certificate();
    Problem begun =
        Refused.at(
            () ->
                cases.drafted(Service.REISSUE_DAMAGED, line, Facts.of(fact, true), null, Map.of()));
    assertThat(begun.code()).isEqualTo(code);
    assertThat(begun.field()).isEqualTo("facts." + fact);
    assertThat(begun.rule()).isEqualTo(rule);
    CaseNumber number = cases.drafted(Service.REISSUE_DAMAGED, line);
    Problem edited = Refused.at(() -> tell(number, Facts.of(fact, true)));
    assertThat(edited.code()).isEqualTo(code);
  }

  @Test
  void an_edit_that_repeats_or_leaves_out_what_was_found_changes_nothing_about_it() {
    CaseNumber number = cases.drafted(Service.REISSUE_DAMAGED, cases.certificate());
    cases.damaged(number, true);
    Facts found = cases.view(number).facts();
    tell(number, found);
    assertThat(cases.view(number).facts()).isEqualTo(found);
    tell(number, Facts.NONE);
    assertThat(cases.view(number).facts()).isEqualTo(found);
    assertThat(Refused.at(() -> tell(number, Facts.of(Fact.HUMAN_DAMAGE, false))).code())
        .isEqualTo("application.fact-inspected");
  }

  @Test
  void what_is_not_damaged_is_not_replaced_and_stays_on_the_tokens_record() {
    LineView line = cases.certificate();
    CaseNumber number = cases.drafted(Service.REISSUE_DAMAGED, line);
    cases.inspected(number, Map.of(Fact.DAMAGED, false));
    assertThat(inspection(number).isDisproved()).isTrue();
    Problem refused = Refused.at(() -> cases.submit(number));
    assertThat(refused.code()).isEqualTo("region.not-established");
    assertThat(refused.rule()).isEqualTo("CS-28");
    cases.end(number, Step.WITHDRAW);
    assertThat(story(line.chip()))
        .filteredOn(event -> event.what() == TokenEvent.What.INSPECTED)
        .extracting(TokenEvent::caseNumber, TokenEvent::found)
        .containsExactly(tuple(number, Map.of(Fact.DAMAGED, false)));
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ACTIVE);
  }

  @Test
  void who_is_held_to_have_damaged_it_is_told_by_which_means_that_was_found() {
    CaseNumber number = cases.drafted(Service.REISSUE_DAMAGED, cases.certificate());
    Map<Fact, Boolean> human = Map.of(Fact.DAMAGED, true, Fact.HUMAN_DAMAGE, true);
    assertThat(refused(number, human, List.of(), null))
        .extracting(Problem::code, Problem::field)
        .containsExactly(tuple("application.inspection-method-missing", "methods"));
    assertThat(refused(number, human, List.of("GUESS"), "说".repeat(201)))
        .extracting(Problem::code, Problem::field)
        .containsExactly(
            tuple("application.inspection-method", "methods"),
            tuple("application.inspection-remark", "remark"));
    assertThat(refused(number, Map.of(Fact.TOKEN_AT_HAND, true), List.of(), null))
        .extracting(Problem::code, Problem::field)
        .containsExactly(
            tuple("application.inspection-unanswered", "answers.DAMAGED"),
            tuple("application.inspection-answers-not", "answers.TOKEN_AT_HAND"));
  }

  @Test
  void what_needs_no_inspection_takes_none() {
    CaseNumber number = cases.drafted(Service.REISSUE_LOST, cases.certificate());
    assertThat(refused(number, Map.of(Fact.DAMAGED, true), List.of(), null))
        .extracting(Problem::code)
        .containsExactly("application.inspection-not-asked");
  }

  @Test
  void an_answer_is_changed_only_once_the_application_was_returned_and_the_price_follows() {
    CaseNumber number = cases.submitted(Service.REISSUE_DAMAGED, cases.certificate());
    assertThat(charge(number).state()).isEqualTo(ChargeState.SETTLED);
    assertThat(Refused.at(() -> cases.damaged(number, true)).code())
        .isEqualTo("application.not-editable");
    cases.end(number, Step.RETURN);
    cases.damaged(number, true);
    cases.submit(number);
    assertThat(charge(number).state()).isEqualTo(ChargeState.DUE);
    assertThat(charge(number).total()).hasToString("200.00");
    cases.bringEverything(number);
    cases.accept(number);
    cases.approve(number);
    assertThat(cases.state(number)).as("waits for the money").isEqualTo(State.ACCEPTED);
    room.pay(number, "200");
    assertThat(cases.state(number)).isEqualTo(State.READY);
  }

  @Test
  void under_warranty_it_is_made_without_money_and_the_old_pair_goes_when_the_new_one_is_proved() {
    LineView line = cases.certificate();
    PairView old = line.inForce();
    CaseNumber number = cases.accepted(Service.REISSUE_DAMAGED, line);
    cases.approve(number);
    assertThat(cases.state(number)).isEqualTo(State.READY);
    assertAsItWas(line);

    room.counter().house().clock().advance(Duration.ofMinutes(1));
    room.make(number);
    LineView now = cases.now(line);
    assertThat(now.standing()).isEqualTo(LineStanding.ACTIVE);
    assertThat(now.chip()).isNotEqualTo(line.chip());
    assertThat(now.end()).isEqualTo(line.end());
    assertThat(now.firstIssue()).as("its own year").isAfter(line.firstIssue());
    assertThat(cases.listed(old)).isEqualTo("SUPERSEDED");
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
    assertThat(room.token(line.chip())).isEqualTo("TAKEN_BACK");
    assertThat(cases.inForce(line)).isOne();
    assertThat(inspection(number).chip()).as("the one that was inspected").isEqualTo(line.chip());
    assertThat(inspection(number).quote().total()).hasToString("0.00");
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"WITHDRAW", "REFUSE", "RETURN"})
  void a_production_that_fails_leaves_the_old_pair_and_its_token_as_they_were_A_X3(Step back) {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_DAMAGED, line);
    cases.approve(number);
    room.fail(number);
    assertThat(cases.state(number)).isEqualTo(State.FAILED);
    assertAsItWas(line);
    cases.end(number, back);
    assertAsItWas(line);
  }

  @Test
  void what_failed_is_tried_again_and_then_comes_in_its_place() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_DAMAGED, line);
    cases.approve(number);
    room.fail(number);
    room.counter().take(Person.ZHAO_ZHI, number, Step.REPEAT_PRODUCTION);
    room.make(number);
    assertThat(cases.now(line).end()).isEqualTo(line.end());
    assertThat(room.token(line.chip())).isEqualTo("TAKEN_BACK");
  }

  @Test
  void a_token_that_carries_another_certificate_is_not_taken_for_it() {
    CaseNumber number = cases.submitted(Service.REISSUE_DAMAGED, cases.certificate());
    LineView other = cases.certificate();
    Problem refused = Refused.at(() -> cases.handIn(number, "T4", other.chip()));
    assertThat(refused.code()).isEqualTo("application.token-of-another");
    assertThat(refused.rule()).isEqualTo("CS-S6");
  }

  private static void assertAsItWas(LineView line) {
    LineView now = cases.now(line);
    assertThat(now.standing()).isEqualTo(LineStanding.ACTIVE);
    assertThat(now.inForce().job()).isEqualTo(line.inForce().job());
    assertThat(now.chip()).isEqualTo(line.chip());
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
    assertThat(room.token(line.chip())).isEqualTo("ISSUED");
  }

  /** A certificate whose token got its first so many days ago. */
  private static LineView usedSince(int days) {
    LineView line = cases.certificate();
    room.execute(
        "update certificate_pair set not_before = timestamp '%s 04:00:00' where chip = '%s'",
        today().minusDays(days), line.chip());
    return cases.now(line);
  }

  private static LocalDate today() {
    return LocalDate.now(room.counter().house().clock().withZone(China.ZONE));
  }

  private static InspectionDesk desk() {
    return room.counter().house().bean(InspectionDesk.class);
  }

  private static InspectionView inspection(CaseNumber number) {
    return room.counter().as(room.acceptor(), () -> desk().inspection(number).orElseThrow());
  }

  private static List<Problem> refused(
      CaseNumber number, Map<Fact, Boolean> answers, List<String> methods, String remark) {
    return Refused.all(
        () ->
            room.counter()
                .as(
                    room.acceptor(),
                    () -> desk().inspect(number, new Findings(answers, methods, remark, null))));
  }

  private static void tell(CaseNumber number, Facts facts) {
    room.counter()
        .as(
            room.acceptor(),
            () ->
                room.counter()
                    .drafts()
                    .update(number, new ApplicationEdit(null, null, facts, null, null, null)));
  }

  private static ChargeView charge(CaseNumber number) {
    return room.counter()
        .as(Person.CHEN_SHOU, () -> room.counter().house().bean(CashDesk.class).charge(number));
  }

  private static List<TokenEvent> story(String chip) {
    return room.counter()
        .as(
            Person.SHEN_JI,
            () ->
                room.counter()
                    .house()
                    .bean(TokenStoryDesk.class)
                    .story(chip, null, TokenStoryDesk.ROWS)
                    .events());
  }
}
