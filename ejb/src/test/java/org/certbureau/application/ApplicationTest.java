package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.certbureau.application.asked.Request;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application remembers of its life, and until when which part of it may be changed. */
class ApplicationTest {
  private static final LocalDate DUE = LocalDate.of(2026, 11, 24);
  private static final FilledForm FORM =
      new FilledForm(new byte[] {1}, Map.of(), "长沙澄岚包装材料有限公司", null);

  private static final Set<State> BEFORE_SUBMISSION = EnumSet.of(State.DRAFT, State.RETURNED);
  private static final Set<State> BEFORE_ACCEPTANCE =
      EnumSet.of(State.DRAFT, State.RETURNED, State.SUBMITTED);
  private static final Set<State> BEFORE_PRODUCTION =
      EnumSet.of(State.DRAFT, State.RETURNED, State.SUBMITTED, State.ACCEPTED);

  static Stream<Arguments> changes() {
    return Stream.of(
        change("the form", a -> a.fillIn(FORM), BEFORE_SUBMISSION, "application.not-editable"),
        change(
            "the request",
            a -> a.askFor(a.request().forAsMuch(1, 5)),
            BEFORE_SUBMISSION,
            "application.not-editable"),
        change(
            "a scan",
            application -> application.requireScansOpen(false),
            BEFORE_ACCEPTANCE,
            "application.scans-settled"),
        change(
            "an answer to a warning",
            a -> a.confirmWarning("A-C7", "单位已书面说明", "li.wen", Sample.NOW),
            BEFORE_ACCEPTANCE,
            "application.warning-settled"),
        change(
            "an original",
            Application::requireOriginalsOpen,
            BEFORE_PRODUCTION,
            "application.originals-settled"));
  }

  private static Arguments change(
      String what, Consumer<Application> change, Set<State> open, String otherwise) {
    return Arguments.of(what, change, open, otherwise);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void each_part_is_changed_until_its_time_is_over_and_counts_as_a_revision(
      String what, Consumer<Application> change, Set<State> open, String otherwise) {
    for (State state : State.values()) {
      Application application = Sample.in(state);
      int revision = application.revision();
      Throwable refusal = catchThrowable(() -> change.accept(application));
      if (open.contains(state)) {
        assertThat(refusal).as("%s in %s", what, state).isNull();
        assertThat(application.revision()).isEqualTo(revision + 1);
      } else {
        assertThat(refusal)
            .as("%s in %s", what, state)
            .isInstanceOfSatisfying(
                RuleViolation.class,
                refused ->
                    assertThat(refused.problems())
                        .singleElement()
                        .satisfies(
                            problem -> {
                              assertThat(problem.code()).isEqualTo(otherwise);
                              assertThat(problem.args())
                                  .containsExactly(
                                      Sample.NUMBER.value(), state.name(), amendable(state));
                            }));
        assertThat(application.revision()).isEqualTo(revision);
      }
    }
  }

  /** No refusal sends a clerk to a step that the state does not have. */
  private static String amendable(State state) {
    return switch (state) {
      case SUBMITTED, ACCEPTED, FAILED -> "RETURN";
      case READY, PRODUCING -> "LATER";
      case DRAFT, RETURNED, COLLECT, CLOSED, REFUSED, WITHDRAWN, STOPPED -> "ANEW";
    };
  }

  @Test
  void asking_for_the_same_again_is_no_change() {
    Application application = Sample.draft();
    Request asked = application.request();
    application.askFor(asked.forAsMuch(asked.years(), asked.systems()).knowing(Facts.NONE));
    assertThat(application.revision()).isZero();
  }

  static Stream<Arguments> otherRequests() {
    Request asked = new Request(Service.NEW, HolderType.UNIT, Facts.NONE, 1, 2);
    Facts remitted = Facts.of(Fact.REMITTED, true);
    return Stream.of(
        Arguments.of(asked, new Request(Service.RENEW, HolderType.UNIT, Facts.NONE, 1, 2)),
        Arguments.of(asked, new Request(Service.NEW, HolderType.EMPLOYEE, Facts.NONE, 1, 2)),
        Arguments.of(asked, asked.knowing(remitted)),
        Arguments.of(asked.knowing(remitted), asked.knowing(Facts.of(Fact.REMITTED, false))),
        Arguments.of(asked, asked.forAsMuch(2, 2)),
        Arguments.of(asked, asked.forAsMuch(1, 1)));
  }

  @ParameterizedTest
  @MethodSource("otherRequests")
  void asking_for_anything_else_is_a_change(Request asked, Request other) {
    assertThat(other).isNotEqualTo(asked).doesNotHaveSameHashCodeAs(asked);
    Application application =
        new Application(
            Sample.NUMBER, People.CHANGSHA, Channel.COUNTER, asked, "li.wen", Sample.NOW);
    application.askFor(other);
    assertThat(application.revision()).isEqualTo(1);
    assertThat(application.request()).isEqualTo(other);
  }

  @Property
  void what_is_told_of_a_case_is_what_was_told(@ForAll Map<Fact, Boolean> told) {
    Facts facts = new Facts(told);
    Application application =
        new Application(
            Sample.NUMBER,
            People.CHANGSHA,
            Channel.MAIL,
            new Request(Service.UNLOCK, HolderType.UNIT, facts, 1, 2),
            "li.wen",
            Sample.NOW);
    assertThat(application.situation())
        .isEqualTo(new Situation(Service.UNLOCK, HolderType.UNIT, Channel.MAIL, facts));
  }

  // ---- who and when

  @Test
  void who_took_a_step_is_remembered_with_the_hour() {
    Application application = Sample.draft();
    application.pin(1, EnumSet.of(Gate.REVIEW));
    application.take(Step.SUBMIT, People.BOTH, null, after(1));
    application.take(Step.ACCEPT, People.ACCEPTOR, null, after(2));
    application.take(Step.APPROVE, People.REVIEWER, null, after(3));
    application.openProductionIfDue(Procedure.NEW, after(4));
    application.proceed(Step.START_PRODUCTION, null, after(5));
    application.proceed(Step.FINISH_PRODUCTION, null, after(6));
    assertThat(application.acts().closed().by()).isNull();
    application.take(Step.DELIVER, People.MAKER, null, after(7));

    Acts acts = application.acts();
    assertThat(List.of(acts.created(), acts.submitted(), acts.accepted(), acts.reviewed()))
        .extracting(Act::by)
        .containsExactly("li.wen", "qian.jian", "li.wen", "wang.fu");
    assertThat(List.of(acts.created(), acts.submitted(), acts.accepted(), acts.reviewed()))
        .extracting(Act::at)
        .containsExactly(Sample.NOW, after(1), after(2), after(3));
    assertThat(acts.closed().by()).isEqualTo("zhao.zhi");
    assertThat(acts.closed().at()).isEqualTo(after(7));
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"RETURN", "REFUSE", "WITHDRAW"})
  void what_was_done_before_a_case_is_given_back_or_up_stays_known(Step step) {
    Application application = Sample.in(State.ACCEPTED);
    assertThat(application.take(step, People.ACCEPTOR, "材料不齐", after(9)))
        .isEqualTo(ApplicationFact.of(step, Sample.NUMBER, "材料不齐"));
    assertThat(application.acts().created().by()).isEqualTo("li.wen");
    assertThat(application.acts().accepted().at()).isEqualTo(Sample.NOW);
  }

  @Test
  void a_step_counts_as_a_revision_and_a_state_lasts_from_the_step_that_led_to_it() {
    Application application = Sample.in(State.SUBMITTED);
    int revision = application.revision();
    application.take(Step.ACCEPT, People.ACCEPTOR, null, after(2));
    assertThat(application.standing().since()).isEqualTo(after(2));
    application.take(Step.APPROVE, People.REVIEWER, null, after(3));
    assertThat(application.standing().since()).as("it is accepted since then").isEqualTo(after(2));
    assertThat(application.revision()).isEqualTo(revision + 2);

    application.open(Gate.PAYMENT);
    assertThat(application.revision()).isEqualTo(revision + 3);
    application.open(Gate.PAYMENT);
    assertThat(application.revision()).isEqualTo(revision + 3);
  }

  @Test
  void what_was_said_of_an_earlier_step_is_forgotten_with_the_next() {
    Application application = Sample.in(State.RETURNED);
    assertThat(application.standing().reason()).contains("材料不齐");
    application.take(Step.SUBMIT, People.ACCEPTOR, "不会保留", Sample.NOW);
    assertThat(application.standing().reason()).isEmpty();
    Application failed = Sample.in(State.FAILED);
    assertThat(failed.standing().reason()).contains("介质故障");
    failed.take(Step.REPEAT_PRODUCTION, People.MAKER, null, Sample.NOW);
    assertThat(failed.standing().reason()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void the_bureaus_time_limit_runs_while_the_case_is_with_the_bureau(State state) {
    Application application = Sample.draft();
    application.pin(1, Sample.ALL_GATES);
    application.take(Step.SUBMIT, People.ACCEPTOR, null, Sample.NOW);
    application.dueBy(DUE);
    for (Step step : toReach(state)) {
      if (step.isTheBureausOwn()) {
        application.proceed(step, "介质故障", Sample.NOW);
      } else {
        application.take(step, People.ACCEPTOR, "材料不齐", Sample.NOW);
      }
    }
    assertThat(application.standing().dueOn())
        .isEqualTo(application.state().isWithTheBureau() ? Optional.of(DUE) : Optional.empty());
    assertThat(application.standing().state()).isEqualTo(application.state());
  }

  /** From the submission on. */
  private static List<Step> toReach(State state) {
    return switch (state) {
      case DRAFT, SUBMITTED -> List.of();
      case ACCEPTED -> List.of(Step.ACCEPT);
      case READY -> List.of(Step.ACCEPT, Step.OPEN_PRODUCTION);
      case PRODUCING, COLLECT, CLOSED ->
          List.of(Step.ACCEPT, Step.OPEN_PRODUCTION, Step.START_PRODUCTION);
      case FAILED -> List.of(Step.ACCEPT, Step.OPEN_PRODUCTION, Step.FAIL_PRODUCTION);
      case RETURNED -> List.of(Step.RETURN);
      case REFUSED -> List.of(Step.REFUSE);
      case WITHDRAWN -> List.of(Step.WITHDRAW);
      case STOPPED -> List.of(Step.STOP);
    };
  }

  @Test
  void a_day_without_limit_is_none() {
    assertThat(Standing.isLimit(DUE)).isTrue();
    assertThat(Standing.isLimit(LocalDate.of(9999, 12, 31))).isFalse();
    assertThat(Sample.draft().standing().dueOn()).isEmpty();
  }

  private static Instant after(int minutes) {
    return Sample.NOW.plusSeconds(60L * minutes);
  }

  // ---- policy, warning, unit

  @Test
  void the_first_policy_stays_and_its_gates_with_it() {
    Application application = Sample.draft();
    assertThat(application.policyVersion()).isEmpty();
    application.pin(3, EnumSet.of(Gate.PAYMENT));
    application.pin(4, Sample.ALL_GATES);
    assertThat(application.policyVersion()).contains(3);
    assertThat(application.gates().required()).containsExactly(Gate.PAYMENT);
  }

  /** What was corrected may cost nothing any more, or something at last. */
  @Test
  void the_same_policy_may_ask_for_other_gates_of_what_was_corrected() {
    Application application = Sample.draft();
    application.pin(3, EnumSet.of(Gate.REVIEW));
    application.pin(3, EnumSet.of(Gate.REVIEW, Gate.PAYMENT));
    assertThat(application.gates().required()).containsExactly(Gate.REVIEW, Gate.PAYMENT);
  }

  @Test
  void an_answer_to_one_warning_answers_no_other() {
    Application application = Sample.in(State.SUBMITTED);
    assertThat(application.confirmed("A-C7")).isEmpty();
    application.confirmWarning("A-C7", " 单位已书面说明 ", "li.wen", Sample.NOW);
    assertThat(application.confirmed("A-P2")).isEmpty();
    assertThat(application.confirmed("A-C7"))
        .hasValueSatisfying(
            answer -> {
              assertThat(answer.reason()).isEqualTo("单位已书面说明");
              assertThat(answer.confirmedBy()).isEqualTo("li.wen");
              assertThat(answer.confirmedAt()).isEqualTo(Sample.NOW);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x", "xx", "。"})
  void a_reason_that_says_nothing_is_none(String typed) {
    assertThatThrownBy(
            () -> Sample.in(State.SUBMITTED).confirmWarning("A-C7", typed, "li.wen", Sample.NOW))
        .hasMessageContaining("application.warning-reason-missing");
  }

  @ParameterizedTest
  @CsvSource({"500, true", "501, false"})
  void a_reason_is_a_sentence_and_no_book(int length, boolean kept) {
    BiConsumer<Application, String> confirm =
        (application, reason) -> application.confirmWarning("A-C7", reason, "li.wen", Sample.NOW);
    Application application = Sample.in(State.SUBMITTED);
    String reason = "一二".repeat(length).substring(0, length);
    if (kept) {
      confirm.accept(application, reason);
      assertThat(application.confirmed("A-C7")).isPresent();
    } else {
      assertThatThrownBy(() -> confirm.accept(application, reason))
          .hasMessageContaining("application.reason-too-long");
    }
  }

  @Test
  void it_belongs_to_no_unit_before_it_is_enrolled() {
    Application application = Sample.draft();
    assertThat(application.unitId()).isEmpty();
    application.belongsTo(7);
    assertThat(application.unitId()).contains(7L);
    assertThat(application.auditType()).isEqualTo("application");
    assertThat(application.auditId()).isEqualTo(Sample.NUMBER.value());
    assertThat(application.region()).isEqualTo(People.CHANGSHA);
    assertThat(application.channel()).isEqualTo(Channel.COUNTER);
  }

  // ---- what happened

  @ParameterizedTest
  @CsvSource({
    "SUBMIT,            application.submitted",
    "ACCEPT,            application.accepted",
    "APPROVE,           application.approved",
    "RETURN,            application.returned",
    "REFUSE,            application.refused",
    "WITHDRAW,          application.withdrawn",
    "OPEN_PRODUCTION,   application.production-opened",
    "START_PRODUCTION,  application.production-started",
    "FAIL_PRODUCTION,   application.production-failed",
    "REPEAT_PRODUCTION, application.production-repeated",
    "FINISH_PRODUCTION, application.production-finished",
    "DELIVER,           application.closed"
  })
  void every_step_goes_on_record_under_its_name(Step step, String action) {
    ApplicationFact fact = ApplicationFact.of(step, Sample.NUMBER, "公章不清");
    assertThat(fact.action()).isEqualTo(action);
    assertThat(fact.caseNumber()).isEqualTo(Sample.NUMBER);
    assertThat(fact.toString().contains("公章不清")).isEqualTo(step.needsReason());
  }

  // ---- what it waits for

  @ParameterizedTest
  @CsvSource({
    "DRAFT,     '',                       DRAFT",
    "SUBMITTED, '',                       TO_ACCEPT",
    "SUBMITTED, ORIGINALS REVIEW PAYMENT, TO_ACCEPT",
    "ACCEPTED,  '',                       ORIGINALS_DUE",
    "ACCEPTED,  REVIEW PAYMENT,           ORIGINALS_DUE",
    "ACCEPTED,  ORIGINALS,                TO_REVIEW",
    "ACCEPTED,  ORIGINALS PAYMENT,        TO_REVIEW",
    "ACCEPTED,  ORIGINALS REVIEW,         UNPAID",
    "ACCEPTED,  ORIGINALS REVIEW PAYMENT, BEHIND_ANOTHER",
    "READY,     '',                       QUEUED",
    "PRODUCING, '',                       PRODUCING",
    "FAILED,    '',                       FAILED",
    "COLLECT,   '',                       TO_COLLECT",
    "CLOSED,    '',                       CLOSED",
    "RETURNED,  '',                       RETURNED",
    "REFUSED,   '',                       REFUSED",
    "WITHDRAWN, '',                       WITHDRAWN"
  })
  void the_badge_tells_the_state_and_behind_acceptance_the_first_closed_gate(
      State state, String open, Badge badge) {
    Set<Gate> opened =
        Stream.of(open.split(" ", -1))
            .filter(name -> !name.isEmpty())
            .map(Gate::valueOf)
            .collect(Collectors.toSet());
    assertThat(Badge.of(state, new GateProgress(Sample.ALL_GATES, opened))).isEqualTo(badge);
  }

  @Test
  void a_form_that_was_begun_tells_what_is_searched() {
    FilledForm form =
        new FilledForm(
            new byte[] {1, 2},
            Map.of("agentName", "欧阳喆", "agentMobile", "13800138000"),
            "长沙澄岚包装材料有限公司",
            "91430100MA4L00011K");
    assertThat(form.isBegun()).isTrue();
    assertThat(form.sealed()).containsExactly(1, 2);
    assertThat(form.unitName()).isEqualTo("长沙澄岚包装材料有限公司");
    assertThat(form.creditCode()).isEqualTo("91430100MA4L00011K");
    assertThat(FilledForm.NONE.isBegun()).isFalse();
    assertThat(FilledForm.NONE.sealed()).isNull();
    assertThat(Sample.draft().form()).isSameAs(FilledForm.NONE);
  }
}
