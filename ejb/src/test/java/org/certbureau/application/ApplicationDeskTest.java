package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.FieldView;
import org.certbureau.application.view.GateView;
import org.certbureau.application.view.StepView;
import org.certbureau.application.view.TimelineEntry;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkItem;
import org.certbureau.application.worklist.WorkPage;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.subscriber.ConsentRecord;
import org.certbureau.subscriber.SubscriberRegister;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.Refused;
import org.certbureau.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The desk on a real database: what it lets through, what it refuses and by which rule. */
class ApplicationDeskTest {
  private Counter counter;

  @BeforeEach
  void open() {
    counter = new Counter();
  }

  @AfterEach
  void close() {
    counter.close();
  }

  // ---- begin

  @Test
  void case_numbers_count_up_by_region_and_day() {
    assertThat(counter.drafted(CHANGSHA)).hasToString("CS-20261122-000001");
    assertThat(counter.drafted(CHANGSHA)).hasToString("CS-20261122-000002");
    assertThat(counter.drafted(GUANGDONG).value()).endsWith("-20261122-000001");

    counter.house().clock().set("2026-11-23T00:01");
    assertThat(counter.drafted(CHANGSHA)).hasToString("CS-20261123-000001");
  }

  @Test
  void nothing_is_typed_before_the_agreement_CS_03() {
    NewApplication begun = counter.begun(CHANGSHA, Counter.form(CHANGSHA));
    NewApplication silent = without(begun, Map.of());
    refuses(
        () -> counter.as(Person.LI_WEN, () -> counter.drafts().draft(silent)),
        "CS-03",
        "application.consent-missing",
        "consents.AGREEMENT");

    NewApplication empty =
        new NewApplication(
            CHANGSHA, Service.NEW, HolderType.UNIT, Channel.COUNTER, 1, 1, null, null, null);
    CaseNumber number = counter.as(Person.LI_WEN, () -> counter.drafts().draft(empty));
    assertThat(counter.look(Person.LI_WEN, number).state()).isEqualTo(State.DRAFT);
  }

  private static NewApplication without(NewApplication begun, Map<String, String> consents) {
    return new NewApplication(
        begun.region(),
        begun.service(),
        begun.holder(),
        begun.channel(),
        begun.years(),
        begun.systems(),
        begun.facts(),
        consents,
        begun.form());
  }

  @Test
  void an_old_text_is_not_what_is_agreed_to() {
    NewApplication old = without(counter.begun(CHANGSHA, Map.of()), Map.of("AGREEMENT", "0"));
    refuses(
        () -> counter.as(Person.LI_WEN, () -> counter.drafts().draft(old)),
        null,
        "application.consent-unknown",
        "consents.AGREEMENT");
  }

  @Test
  void years_outside_the_policy_are_refused_at_once() {
    NewApplication tooLong =
        new NewApplication(
            CHANGSHA, Service.NEW, HolderType.UNIT, Channel.COUNTER, 2, 1, null, null, null);
    refuses(
        () -> counter.as(Person.LI_WEN, () -> counter.drafts().draft(tooLong)),
        "CS-10",
        "region.years-outside",
        "years");
  }

  @Test
  void what_is_not_said_is_named() {
    NewApplication nothing = new NewApplication(null, null, null, null, 1, 1, null, null, null);
    assertThatThrownBy(() -> counter.as(Person.LI_WEN, () -> counter.drafts().draft(nothing)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::field)
                    .containsExactly("region", "service", "holder", "channel"));
  }

  // ---- the form

  @Test
  void the_form_lies_sealed_and_only_name_and_credit_code_can_be_searched() {
    CaseNumber number = counter.drafted(CHANGSHA);
    assertThat(counter.house().database().text("select unit_name from application"))
        .isEqualTo("长沙澄岚包装材料有限公司");
    assertThat(counter.house().database().text("select credit_code from application"))
        .isEqualTo("91430100MA4L00011K");
    String everything =
        counter.house().database().text("select rawtohex(sealed_form) from application");
    assertThat(everything).doesNotContain(hex("欧阳")).doesNotContain(hex("43010219900307008X"));

    assertThat(counter.as(Person.LI_WEN, () -> counter.viewing().form(number)))
        .containsEntry("agentDocumentNumber", "43010219900307008X");
  }

  private static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void what_is_wrong_is_kept_in_the_draft_and_refused_at_submission_by_its_rule() {
    Map<String, String> form = Counter.form(CHANGSHA);
    form.put("creditCode", "91430100MA4L00011J");
    form.remove("insuranceNumber");
    CaseNumber number =
        counter.as(Person.LI_WEN, () -> counter.drafts().draft(counter.begun(CHANGSHA, form)));

    ApplicationView view = counter.look(Person.LI_WEN, number);
    assertThat(field(view, "creditCode").value()).isEqualTo("91430100MA4L00011J");
    assertThat(field(view, "creditCode").problem()).isNotNull();
    assertThat(view.allows(Step.SUBMIT)).isFalse();

    assertThatThrownBy(() -> counter.take(Person.LI_WEN, number, Step.SUBMIT))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::field)
                    .containsExactlyInAnyOrder("creditCode", "insuranceNumber"));
  }

  @Test
  void any_one_of_the_units_numbers_will_do_A_G5() {
    Map<String, String> form = Counter.form(GUANGDONG);
    form.remove("creditCode");
    CaseNumber number =
        counter.as(Person.HUANG_LI, () -> counter.drafts().draft(counter.begun(GUANGDONG, form)));
    refuses(
        () -> counter.take(Person.HUANG_LI, number, Step.SUBMIT),
        "A-G5",
        "region.field-any-of",
        "organizationCode");

    form.put("organizationCode", "MA4L00011");
    counter.as(Person.HUANG_LI, () -> counter.drafts().update(number, ApplicationEdit.form(form)));
    counter.take(Person.HUANG_LI, number, Step.SUBMIT);
  }

  @Test
  void the_list_of_systems_in_the_form_counts() {
    CaseNumber number = counter.drafted(CHANGSHA);
    assertThat(counter.look(Person.LI_WEN, number).systems()).isEqualTo(2);
  }

  @Test
  void personal_numbers_are_masked_and_their_disclosure_is_on_record() {
    CaseNumber number = counter.submitted(CHANGSHA);
    ApplicationView view = counter.look(Person.SHEN_JI, number);
    assertThat(field(view, "agentDocumentNumber").value()).isEqualTo("4301************8X");
    assertThat(field(view, "agentMobile").value()).isEqualTo("138****8000");
    assertThat(field(view, "agentName").value()).isEqualTo("欧阳喆");

    String shown =
        counter.as(
            Person.SHEN_JI, () -> counter.viewing().reveal(number, "agentDocumentNumber", "投诉核查"));
    assertThat(shown).isEqualTo("43010219900307008X");
    TimelineEntry last = last(counter.look(Person.SHEN_JI, number).timeline());
    assertThat(last.action()).isEqualTo("application.field-disclosed");
    assertThat(last.actor()).isEqualTo("SHEN_JI");
    assertThat(last.details())
        .containsOnly(Map.entry("field", "agentDocumentNumber"), Map.entry("reason", "投诉核查"));
  }

  @Test
  void what_somebody_else_changed_meanwhile_is_not_overwritten() {
    CaseNumber number = counter.drafted(CHANGSHA);
    int seen = counter.look(Person.LI_WEN, number).revision();
    Map<String, String> colleagues = Counter.form(CHANGSHA);
    colleagues.put("unitPhone", "0731-85550143");
    counter.as(
        Person.QIAN_JIAN, () -> counter.drafts().update(number, ApplicationEdit.form(colleagues)));

    refuses(
        () ->
            counter.as(
                Person.LI_WEN,
                () ->
                    counter
                        .drafts()
                        .update(
                            number, new ApplicationEdit(null, null, null, null, Map.of(), seen))),
        null,
        "application.changed-meanwhile",
        null);
    refuses(
        () ->
            counter.as(Person.LI_WEN, () -> counter.steps().take(number, Step.SUBMIT, null, seen)),
        null,
        "application.changed-meanwhile",
        null);
  }

  @ParameterizedTest
  @EnumSource
  void whoever_waits_too_long_for_a_colleague_reads_why(Database on) {
    String impatient =
        on == Database.H2 ? "set lock_timeout 200" : "set local lock_timeout = '200ms'";
    try (Counter busy = new Counter(new House(on.open(), TestClock.at("2026-11-22T10:42")))) {
      CaseNumber number = busy.drafted(CHANGSHA);
      Gates gates = busy.house().bean(Gates.class);
      busy.house()
          .inTransaction(
              () -> {
                gates.hold(number);
                CompletableFuture<Void> colleague =
                    CompletableFuture.runAsync(
                        () ->
                            busy.house()
                                .inTransaction(
                                    () -> {
                                      busy.house().bean(Impatience.class).set(impatient);
                                      gates.hold(number);
                                    }));
                assertThatThrownBy(colleague::join)
                    .hasCauseInstanceOf(Conflict.class)
                    .hasMessageContaining("application.changed-meanwhile");
              });
    }
  }

  /** How long a connection waits for a row. */
  @Stateless
  @PermitAll
  public static class Impatience {
    @PersistenceContext(unitName = "bureau")
    private EntityManager entities;

    public void set(String statement) {
      entities.createNativeQuery(statement).executeUpdate();
    }
  }

  @Test
  void looking_does_not_count_as_changing() {
    CaseNumber number = counter.drafted(CHANGSHA);
    int seen = counter.look(Person.LI_WEN, number).revision();
    counter.as(Person.WANG_FU, () -> counter.viewing().form(number));
    counter.as(Person.LI_WEN, () -> counter.steps().take(number, Step.SUBMIT, null, seen));
  }

  @Test
  void saving_what_is_saved_already_leaves_no_trace() {
    CaseNumber number = counter.drafted(CHANGSHA);
    List<String> before = counter.trail(Person.LI_WEN, number);
    counter.as(
        Person.LI_WEN,
        () -> counter.drafts().update(number, ApplicationEdit.form(Counter.form(CHANGSHA))));
    assertThat(counter.trail(Person.LI_WEN, number)).isEqualTo(before);
  }

  @Test
  void an_application_keeps_the_policy_it_was_submitted_under() {
    CaseNumber draft = counter.drafted(CHANGSHA);
    CaseNumber pinned = counter.submitted(CHANGSHA);
    counter.newPolicyTomorrow(CHANGSHA);
    counter.house().clock().advance(Duration.ofDays(1));

    counter.take(Person.LI_WEN, pinned, Step.RETURN, "公章不清");
    counter.take(Person.LI_WEN, pinned, Step.SUBMIT);
    counter.take(Person.LI_WEN, draft, Step.SUBMIT);

    assertThat(counter.look(Person.LI_WEN, pinned).policyVersion())
        .isEqualTo(Policies.CHANGSHA.version());
    assertThat(counter.look(Person.LI_WEN, draft).policyVersion())
        .isEqualTo(Policies.CHANGSHA.version() + 1);
  }

  // ---- the way

  @Test
  void from_the_counter_to_open_production() {
    CaseNumber number = counter.accepted(CHANGSHA);
    ApplicationView accepted = counter.look(Person.WANG_FU, number);
    assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
    assertThat(accepted.badge()).isEqualTo(Badge.ORIGINALS_DUE);
    assertThat(accepted.policyVersion()).isEqualTo(Policies.CHANGSHA.version());
    assertThat(accepted.policyPinned()).isTrue();
    assertThat(accepted.unitId()).isNotNull();

    counter.seeEveryOriginal(CHANGSHA, number);
    counter.take(Person.WANG_FU, number, Step.APPROVE);
    assertThat(counter.look(Person.WANG_FU, number).badge()).isEqualTo(Badge.UNPAID);
    assertThat(counter.house().facts(ApplicationFact.ProductionOpened.class)).isEmpty();

    pay(number);
    assertThat(counter.look(Person.WANG_FU, number).badge()).isEqualTo(Badge.QUEUED);
    assertThat(counter.house().facts(ApplicationFact.ProductionOpened.class))
        .containsExactly(new ApplicationFact.ProductionOpened(number));
    assertThat(counter.house().facts(ApplicationFact.OriginalsVerified.class)).hasSize(1);
    assertThat(counter.trail(Person.WANG_FU, number))
        .contains(
            "application.drafted",
            "application.submitted",
            "application.accepted",
            "application.originals-verified",
            "application.approved",
            "application.gate-opened",
            "application.production-opened");
  }

  @Test
  void the_bureaus_own_steps_lead_to_the_hand_over() {
    CaseNumber number = readyForProduction();
    ApplicationProgress progress = counter.house().bean(ApplicationProgress.class);
    counter.house().inTransaction(() -> progress.producing(List.of(counter.item(number))));
    counter.house().inTransaction(() -> progress.producing(List.of(counter.item(number))));
    counter
        .house()
        .inTransaction(
            () -> progress.productionFailed(counter.item(number), ProductionFailure.of("介质写入失败")));
    assertThat(counter.look(Person.ZHAO_ZHI, number).failure().getZh()).isEqualTo("介质写入失败");

    counter.take(Person.ZHAO_ZHI, number, Step.REPEAT_PRODUCTION);
    assertThat(counter.house().facts(ApplicationFact.ProductionRepeated.class)).hasSize(1);
    assertThat(counter.house().facts(ApplicationFact.ProductionOpened.class)).hasSize(1);
    counter.house().inTransaction(() -> progress.producing(List.of(counter.item(number))));
    counter.house().inTransaction(() -> progress.produced(List.of(counter.item(number))));
    counter.house().inTransaction(() -> progress.produced(List.of(counter.item(number))));
    counter.take(Person.LI_WEN, number, Step.DELIVER);

    assertThat(counter.look(Person.LI_WEN, number).state()).isEqualTo(State.CLOSED);
    assertThat(counter.house().facts(ApplicationFact.ProductionStarted.class)).hasSize(2);
    assertThat(counter.house().facts(ApplicationFact.ProductionFinished.class)).hasSize(1);
    assertThat(counter.house().facts(ApplicationFact.Closed.class)).hasSize(1);
    assertThat(counter.look(Person.LI_WEN, number).timeline())
        .filteredOn(entry -> entry.action().startsWith("application.production"))
        .filteredOn(entry -> !entry.action().equals("application.production-repeated"))
        .extracting(TimelineEntry::actor)
        .containsOnly("system");
  }

  @Test
  void who_accepted_does_not_approve_CS_09() {
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.scanEverything(CHANGSHA, number);
    counter.take(Person.QIAN_JIAN, number, Step.ACCEPT);

    refuses(
        () -> counter.take(Person.QIAN_JIAN, number, Step.APPROVE),
        "CS-09",
        "application.acceptor-does-not-review",
        "step");
    StepView blocked =
        counter.look(Person.QIAN_JIAN, number).steps().stream()
            .filter(step -> step.step() == Step.APPROVE)
            .findFirst()
            .orElseThrow();
    assertThat(blocked.isOpen()).isFalse();
    assertThat(blocked.obstacles()).extracting(Problem::rule).containsExactly("CS-09");
    assertThat(counter.look(Person.WANG_FU, number).allows(Step.APPROVE)).isTrue();
  }

  @Test
  void without_its_papers_nothing_is_accepted_CS_S1() {
    CaseNumber number = counter.submitted(CHANGSHA);
    assertThatThrownBy(() -> counter.take(Person.LI_WEN, number, Step.ACCEPT))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal -> {
              assertThat(refusal.problems()).extracting(Problem::rule).containsOnly("CS-S1");
              assertThat(refusal.problems())
                  .extracting(Problem::field)
                  .containsExactly(
                      "materials.M1",
                      "materials.M2",
                      "materials.M3",
                      "materials.M4",
                      "materials.M5",
                      "materials.M6",
                      "materials.M7");
            });
    assertThat(counter.look(Person.LI_WEN, number).state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void a_corrected_form_is_printed_and_sealed_anew_CS_08() {
    CaseNumber number = counter.accepted(CHANGSHA);
    counter.seeEveryOriginal(CHANGSHA, number);
    counter.take(Person.WANG_FU, number, Step.RETURN, "单位电话与登记不符");
    assertThat(counter.look(Person.LI_WEN, number).reason()).isEqualTo("单位电话与登记不符");

    Map<String, String> form = new TreeMap<>(Counter.form(CHANGSHA));
    form.put("unitPhone", "0731-85550143");
    counter.as(Person.LI_WEN, () -> counter.drafts().update(number, ApplicationEdit.form(form)));

    ApplicationView view = counter.look(Person.LI_WEN, number);
    assertThat(view.materials())
        .filteredOn(material -> material.demanded() && material.material().originalSeen())
        .filteredOn(material -> !material.originalSeen())
        .extracting(MaterialView::getCode)
        .containsExactly("M1");
    counter.as(
        Person.LI_WEN, () -> counter.materials().attach(number, "M1", "m1.png", Counter.scan(9)));
    assertThatThrownBy(() -> counter.take(Person.LI_WEN, number, Step.SUBMIT))
        .hasMessageContaining("application.scan-outdated");
    long old =
        view.materials().stream()
            .filter(material -> material.getCode().equals("M1"))
            .mapToLong(material -> material.scans().get(0).id())
            .findFirst()
            .orElseThrow();
    counter.as(Person.LI_WEN, () -> counter.materials().removeScan(number, old));
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
    assertThat(counter.look(Person.LI_WEN, number).gates())
        .contains(new GateView(Gate.ORIGINALS, false));
  }

  @Test
  void acceptance_enters_the_unit_its_agent_and_what_the_seal_agrees_to_GD_28() {
    CaseNumber first = counter.accepted(GUANGDONG);
    CaseNumber second = counter.accepted(GUANGDONG);

    assertThat(counter.look(Person.HUANG_LI, first).unitId())
        .isEqualTo(counter.look(Person.HUANG_LI, second).unitId());
    assertThat(counter.house().database().number("select count(*) from unit")).isEqualTo(1);
    assertThat(counter.house().database().number("select count(*) from agent")).isEqualTo(1);
    List<ConsentRecord> consents =
        counter.house().bean(SubscriberRegister.class).consents(first.value());
    assertThat(consents)
        .filteredOn(consent -> consent.way() == ConsentRecord.Way.SEAL)
        .singleElement()
        .satisfies(
            consent -> {
              assertThat(consent.code()).isEqualTo("DECLARATION");
              assertThat(consent.agent()).isEqualTo("欧阳喆");
              assertThat(consent.recordedBy()).isEqualTo("HUANG_LI");
            });
  }

  @Test
  void the_time_limit_runs_from_acceptance_and_not_while_the_applicant_corrects_A_C24() {
    counter.house().clock().set("2026-09-30T16:00");
    CaseNumber number = counter.accepted(CHANGSHA);
    assertThat(counter.look(Person.LI_WEN, number).dueOn()).isEqualTo("2026-09-30");

    counter.take(Person.LI_WEN, number, Step.RETURN, "公章不清");
    assertThat(counter.look(Person.LI_WEN, number).dueOn()).isNull();
  }

  // ---- who may see what

  @Test
  void a_foreign_regions_application_is_not_found_by_any_door() {
    CaseNumber number = counter.submitted(CHANGSHA);
    ThrowingCallable[] doors = {
      () -> counter.look(Person.HUANG_LI, number),
      () -> counter.take(Person.HUANG_LI, number, Step.ACCEPT),
      () -> counter.as(Person.HUANG_LI, () -> counter.viewing().form(number)),
      () ->
          counter.as(Person.HUANG_LI, () -> counter.viewing().reveal(number, "agentMobile", null)),
      () ->
          counter.as(
              Person.HUANG_LI,
              () -> counter.drafts().update(number, ApplicationEdit.form(Map.of()))),
      () ->
          counter.as(
              Person.HUANG_LI,
              () -> counter.materials().attach(number, "M1", "a.png", Counter.scan(1))),
      () -> counter.as(Person.HUANG_LI, () -> counter.materials().tickOriginal(number, "M1", true)),
      () -> counter.as(Person.HUANG_LI, () -> counter.materials().scan(number, 1)),
    };
    for (ThrowingCallable door : doors) {
      assertThatThrownBy(door)
          .isInstanceOf(NotFound.class)
          .hasMessageContaining("application.not-found");
    }
    assertThat(
            counter.as(
                Person.HUANG_LI,
                () -> counter.work().worklist(WorkFilter.EVERYTHING, null, 50).items()))
        .isEmpty();
    assertThatThrownBy(
            () ->
                counter.as(
                    Person.HUANG_LI,
                    () -> counter.drafts().draft(counter.begun(CHANGSHA, Map.of()))))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void who_has_no_role_for_it_is_not_let_in() {
    CaseNumber number = counter.submitted(CHANGSHA);
    assertThatThrownBy(
            () -> counter.as(Person.SHEN_JI, () -> counter.steps().take(number, Step.ACCEPT, null)))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> counter.as(Person.CHEN_SHOU, () -> counter.viewing().form(number)))
        .isInstanceOf(EJBAccessException.class);
  }

  // ---- the work list

  @Test
  void the_work_list_is_walked_by_key_and_each_row_is_seen_once() {
    for (int i = 0; i < 7; i++) {
      counter.submitted(CHANGSHA);
    }
    counter.drafted(CHANGSHA);
    List<CaseNumber> seen = new ArrayList<>();
    String after = null;
    do {
      String from = after;
      WorkPage page =
          counter.as(Person.LI_WEN, () -> counter.work().worklist(WorkFilter.EVERYTHING, from, 3));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
      page.items().forEach(item -> seen.add(item.caseNumber()));
      after = page.next();
    } while (after != null);
    assertThat(seen).hasSize(8).doesNotHaveDuplicates();
    assertThat(seen.get(7))
        .as("what has no time limit comes last")
        .hasToString("CS-20261122-000008");
  }

  @Test
  void a_cursor_that_was_tampered_with_is_refused() {
    for (String cursor : new String[] {"x", "2026-11-22", "2026-11-22.x", ".", "' or 1=1"}) {
      assertThatThrownBy(
              () ->
                  counter.as(
                      Person.LI_WEN,
                      () -> counter.work().worklist(WorkFilter.EVERYTHING, cursor, 3)))
          .isInstanceOf(RuleViolation.class)
          .hasMessageContaining("application.cursor");
    }
  }

  @Test
  void the_work_list_is_filtered_by_what_is_awaited_by_text_and_by_mine() {
    CaseNumber draft = counter.drafted(CHANGSHA);
    CaseNumber submitted = counter.submitted(CHANGSHA);
    CaseNumber accepted = counter.accepted(CHANGSHA);

    assertThat(found(Person.LI_WEN, WorkFilter.awaiting(Awaiting.ACCEPTANCE)))
        .containsExactly(submitted);
    assertThat(found(Person.LI_WEN, WorkFilter.awaiting(Awaiting.REVIEW)))
        .containsExactly(accepted);
    assertThat(found(Person.LI_WEN, WorkFilter.awaiting(Awaiting.PAYMENT)))
        .containsExactlyInAnyOrder(submitted, accepted);
    assertThat(found(Person.LI_WEN, WorkFilter.awaiting(Awaiting.APPLICANT)))
        .containsExactly(draft);
    assertThat(found(Person.LI_WEN, WorkFilter.text(accepted.value().toLowerCase(Locale.ROOT))))
        .containsExactly(accepted);
    assertThat(found(Person.LI_WEN, WorkFilter.text("长沙澄岚"))).hasSize(3);
    assertThat(found(Person.LI_WEN, WorkFilter.text("91430100ma4l00011k"))).hasSize(3);
    assertThat(found(Person.LI_WEN, WorkFilter.text("%岚"))).isEmpty();
    assertThat(found(Person.WANG_FU, new WorkFilter(null, null, null, null, null, null, true)))
        .isEmpty();
    assertThatThrownBy(() -> WorkFilter.text("长")).isInstanceOf(RuleViolation.class);

    assertThat(counter.as(Person.LI_WEN, () -> counter.work().counters()))
        .containsEntry(Awaiting.APPLICANT, 1L)
        .containsEntry(Awaiting.ACCEPTANCE, 1L)
        .containsEntry(Awaiting.ORIGINALS, 1L)
        .containsEntry(Awaiting.REVIEW, 1L)
        .containsEntry(Awaiting.PAYMENT, 2L)
        .containsEntry(Awaiting.DELIVERY, 0L);
  }

  @Test
  void the_work_list_shows_the_regions_own_word_and_masks_the_mobile() {
    counter.submitted(CHANGSHA);
    WorkItem item =
        counter.as(
            Person.WANG_FU,
            () -> counter.work().worklist(WorkFilter.EVERYTHING, null, 10).items().get(0));
    assertThat(item.serviceWord()).isEqualTo("证书初次申请");
    assertThat(item.agentMobile()).isEqualTo("138****8000");
    assertThat(item.waiting()).containsExactlyInAnyOrderElementsOf(Sample.ALL_GATES);
  }

  private List<CaseNumber> found(Person person, WorkFilter filter) {
    return counter.as(
        person,
        () ->
            counter.work().worklist(filter, null, 50).items().stream()
                .map(WorkItem::caseNumber)
                .toList());
  }

  private CaseNumber readyForProduction() {
    CaseNumber number = counter.accepted(CHANGSHA);
    counter.seeEveryOriginal(CHANGSHA, number);
    counter.take(Person.WANG_FU, number, Step.APPROVE);
    pay(number);
    return number;
  }

  /** As the cashier's feature does it. */
  private void pay(CaseNumber number) {
    counter.as(
        Person.CHEN_SHOU,
        () ->
            counter
                .house()
                .inTransaction(() -> counter.house().bean(Gates.class).open(number, Gate.PAYMENT)));
  }

  private static FieldView field(ApplicationView view, String key) {
    return view.fields().stream()
        .filter(field -> field.getKey().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static TimelineEntry last(List<TimelineEntry> timeline) {
    return timeline.get(timeline.size() - 1);
  }

  private static void refuses(ThrowingCallable what, String rule, String code, String field) {
    Problem problem = Refused.at(what);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.rule()).isEqualTo(rule);
    assertThat(problem.field()).isEqualTo(field);
  }
}
