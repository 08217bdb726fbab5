package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.production.ItemRef;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.application.view.TimelineEntry;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Roles;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the features above ask of an application, and what they report of its token. */
class ProgressTest {
  private static Counter counter;
  private static ApplicationProgress progress;

  @BeforeAll
  static void open() {
    counter = new Counter();
    progress = counter.house().bean(ApplicationProgress.class);
    Staff.admit(counter.house(), "yuelu", CHANGSHA);
    Staff.admit(counter.house(), "kaifu", CHANGSHA);
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  @Test
  void orders_come_in_the_order_of_the_numbers_whatever_the_order_of_the_locks() {
    CaseNumber first = ready(CHANGSHA);
    CaseNumber second = ready(GUANGDONG);
    CaseNumber third = ready(CHANGSHA);
    for (List<CaseNumber> numbers :
        List.of(List.of(third, second, first), List.of(first, third, second))) {
      assertThat(in(() -> progress.producing(numbers.stream().map(counter::item).toList())))
          .extracting(ProductionOrder::caseNumber)
          .containsExactlyElementsOf(numbers);
    }
    assertThat(counter.look(Person.LI_WEN, third).state()).isEqualTo(State.PRODUCING);
    assertThat(in(() -> progress.producing(List.of()))).isEmpty();
  }

  @Test
  void an_order_says_all_that_is_to_be_made() {
    CaseNumber number = ready(CHANGSHA);
    ProductionOrder order = in(() -> progress.producing(List.of(counter.item(number)))).get(0);
    assertThat(order.region()).isEqualTo(CHANGSHA);
    assertThat(order.situation().service()).isEqualTo(Service.NEW);
    assertThat(order.situation().holder()).isEqualTo(HolderType.UNIT);
    assertThat(order.situation().channel()).isEqualTo(Channel.COUNTER);
    assertThat(order.situation().facts().is(Fact.CHARGED)).contains(true);
    assertThat(order.situation().facts().is(Fact.UNIFIED_LICENCE)).contains(true);
    assertThat(order.unitId()).isEqualTo(counter.look(Person.LI_WEN, number).unitId());
    assertThat(order.state()).isEqualTo(State.PRODUCING);
    assertThat(order.policyVersion()).isEqualTo(Policies.CHANGSHA.version());
    assertThat(order.years()).isEqualTo(1);
    assertThat(order.systems()).isEqualTo(2);
    assertThat(order.form()).containsEntry("agentDocumentNumber", "43010219900307008X");
    assertThat(order.consents()).containsExactlyInAnyOrder("AGREEMENT", "PERSONAL_INFORMATION");
    assertThat(order.toString()).contains(number.value()).doesNotContain("欧阳", "澄岚", "4301021990");
    assertThat(in(() -> progress.order(number))).isEqualTo(order);
  }

  @Test
  void what_the_seal_agrees_to_is_agreed_to_with_the_acceptance_GD_28() {
    CaseNumber number = counter.submitted(GUANGDONG);
    assertThat(in(() -> progress.order(number)).consents()).containsExactly("PERSONAL_INFORMATION");
    counter.scanEverything(GUANGDONG, number);
    counter.take(Person.HUANG_LI, number, Step.ACCEPT);
    assertThat(in(() -> progress.order(number)).consents())
        .containsExactlyInAnyOrder("DECLARATION", "PERSONAL_INFORMATION");
  }

  @Test
  void of_a_draft_is_known_what_is_right_in_its_form() {
    CaseNumber right = drafted(Counter.form(CHANGSHA));
    Map<String, String> wrong = new TreeMap<>(Counter.form(CHANGSHA));
    wrong.put("creditCode", "91430100MA4L00011J");
    wrong.put("unitName", "?");
    CaseNumber number = drafted(wrong);

    CaseFacts facts = in(() -> progress.facts(right));
    assertThat(facts.caseNumber()).isEqualTo(right);
    assertThat(facts.region()).isEqualTo(CHANGSHA);
    assertThat(facts.state()).isEqualTo(State.DRAFT);
    assertThat(facts.policyVersion()).as("the one in force").isEqualTo(Policies.CHANGSHA.version());
    assertThat(facts.unitName()).isEqualTo("长沙澄岚包装材料有限公司");
    assertThat(facts.situation().service()).isEqualTo(Service.NEW);
    assertThat(facts.situation().facts().is(Fact.UNIFIED_LICENCE)).contains(true);
    assertThat(in(() -> progress.facts(number)).situation().facts().is(Fact.UNIFIED_LICENCE))
        .contains(false);

    assertThat(in(() -> progress.form(number))).containsAllEntriesOf(wrong);
    assertThat(in(() -> progress.order(number)))
        .satisfies(
            order -> {
              assertThat(order.unitId()).isNull();
              assertThat(order.form()).doesNotContainKey("creditCode");
            });
  }

  @Test
  void what_an_earlier_version_took_is_corrected_before_acceptance_and_made_as_it_is_after() {
    CaseNumber submitted = counter.submitted(CHANGSHA);
    takenAs(submitted, "澄岚☺有限公司");
    counter.scanEverything(CHANGSHA, submitted);
    assertThatThrownBy(() -> counter.take(Person.LI_WEN, submitted, Step.ACCEPT))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::code, Problem::field)
                    .containsExactly(tuple("kernel.name-symbol", "unitName")));
    counter.take(Person.LI_WEN, submitted, Step.RETURN, "名称请更正");

    CaseNumber accepted = counter.accepted(CHANGSHA);
    takenAs(accepted, "澄岚☺有限公司");
    assertThat(in(() -> progress.order(accepted)).form())
        .containsEntry("unitName", "澄岚☺有限公司")
        .containsEntry("creditCode", Counter.form(CHANGSHA).get("creditCode"));
  }

  /** As the form would rest if it had been filled in when there were fewer checks. */
  private static void takenAs(CaseNumber number, String unitName) {
    AtRest atRest = counter.house().bean(AtRest.class);
    Map<String, String> form = new TreeMap<>(in(() -> progress.form(number)));
    form.put("unitName", unitName);
    String sealed = HexFormat.of().formatHex(atRest.seal(number, form, form).sealed());
    counter
        .house()
        .database()
        .execute(
            "update application set sealed_form = X'%s', version = version + 1 where case_no = '%s'"
                .formatted(sealed, number.value()));
  }

  @Test
  void a_failure_is_on_record_with_its_reason_and_a_success_without() {
    CaseNumber number = ready(CHANGSHA);
    counter
        .house()
        .inTransaction(
            () -> progress.productionFailed(counter.item(number), ProductionFailure.of("介质写入失败")));
    assertThat(last(number).action()).isEqualTo("application.production-failed");
    assertThat(last(number).details()).isEqualTo(Map.of("reason", "介质写入失败", "state", "FAILED"));
    counter.take(Person.ZHAO_ZHI, number, Step.REPEAT_PRODUCTION);
    in(() -> progress.producing(List.of(counter.item(number))));
    counter.house().inTransaction(() -> progress.produced(List.of(counter.item(number))));
    assertThat(last(number).action()).isEqualTo("application.production-finished");
    assertThat(last(number).actor()).isEqualTo("system");
    assertThat(last(number).details()).isEqualTo(Map.of("state", "COLLECT"));
  }

  @Test
  void of_what_is_not_there_nothing_is_made_and_nothing_told() {
    CaseNumber number = ready(CHANGSHA);
    CaseNumber missing = CaseNumber.of("CS-20200101-000001");
    assertThatThrownBy(
            () ->
                in(
                    () ->
                        progress.producing(List.of(counter.item(number), new ItemRef(missing, 1)))))
        .isInstanceOf(NotFound.class)
        .hasMessageContaining(missing.value());
    assertThat(counter.look(Person.LI_WEN, number).state()).isEqualTo(State.READY);
    assertThatThrownBy(() -> in(() -> progress.facts(missing))).isInstanceOf(NotFound.class);
  }

  @Test
  void what_a_gate_opens_is_on_record_by_its_name() {
    CaseNumber number = counter.accepted(CHANGSHA);
    Gates gates = counter.house().bean(Gates.class);
    counter.house().inTransaction(() -> gates.open(number, Gate.PAYMENT));
    counter.house().inTransaction(() -> gates.open(number, Gate.PAYMENT));
    assertThat(counter.look(Person.LI_WEN, number).timeline())
        .filteredOn(entry -> entry.action().equals("application.gate-opened"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.details()).isEqualTo(Map.of("gate", "PAYMENT")));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LI_WEN        | LI_WEN        |
          machine:yuelu | machine:yuelu | machine:yuelu
          LI_WEN        | machine:yuelu | machine:yuelu
          machine:yuelu | LI_WEN        | machine:yuelu
          machine:yuelu | machine:kaifu | machine:kaifu machine:yuelu
          """)
  void a_branch_sees_the_line_that_its_case_opens_once_it_is_opened_A_X6(
      String begins, String submits, String see) {
    // a system hands in what it began; cases of before were handed in by any
    CaseNumber number =
        by(
            submits.startsWith("machine:") ? submits : begins,
            () -> counter.drafts().draft(counter.begun(CHANGSHA, Counter.form(CHANGSHA))));
    by(submits, () -> submit(number));
    letBeBegunBy(begins, number);
    approveAndPay(number, CHANGSHA);
    assertThat(whoSeesTheLineOf(number)).isEmpty();
    in(() -> progress.producing(List.of(counter.item(number))));
    in(() -> progress.producing(List.of(counter.item(number))));
    assertThat(whoSeesTheLineOf(number)).isEqualTo(see == null ? "" : see);
  }

  @Test
  void a_branch_sees_a_line_once_it_has_submitted_a_case_of_it_A_X6() {
    CaseNumber opening = ready(CHANGSHA);
    in(() -> progress.producing(List.of(counter.item(opening))));
    for (String submits : List.of("LI_WEN", "machine:yuelu", "machine:kaifu", "machine:yuelu")) {
      CaseNumber later = counter.drafted(CHANGSHA);
      counter.house().database().execute("update application_item set open_line = null");
      counter
          .house()
          .database()
          .execute(
              "update application_item set line_id = (select id from certificate_line where"
                  + " opened_by = '%s') where id = %d"
                      .formatted(opening, counter.item(later).id()));
      letBeBegunBy(submits, later);
      by(submits, () -> submit(later));
    }
    assertThat(whoSeesTheLineOf(opening)).isEqualTo("machine:kaifu machine:yuelu");
  }

  /** Or whoever counts numbers up would see every line of a region. */
  @Test
  void a_branch_begins_no_case_of_a_line_that_it_does_not_see_A_X6() {
    CaseNumber opening = ready(CHANGSHA);
    in(() -> progress.producing(List.of(counter.item(opening))));
    String line =
        counter
            .house()
            .database()
            .text("select line_no from certificate_line where opened_by = '" + opening + "'");
    for (String number : List.of(line, "CS-Z-999999")) {
      assertThat(refusedToRevoke("machine:yuelu", number))
          .containsExactly(Problem.of("certificate.line-not-found", "certificate", number));
    }
    assertThat(refusedToRevoke("LI_WEN", line))
        .extracting(Problem::code)
        .doesNotContain("certificate.line-not-found");
    counter
        .house()
        .database()
        .execute(
            "insert into line_sight (line_id, login, since, way) select id, 'machine:yuelu',"
                + " opened_at, 'PROVED' from certificate_line where line_no = '"
                + line
                + "'");
    assertThat(refusedToRevoke("machine:yuelu", line)).isEqualTo(refusedToRevoke("LI_WEN", line));
  }

  private static void letBeBegunBy(String who, CaseNumber number) {
    counter
        .house()
        .database()
        .execute(
            "update application set created_by = '%s' where case_no = '%s'".formatted(who, number));
  }

  private static List<Problem> refusedToRevoke(String who, String line) {
    NewApplication begun =
        new NewApplication(
            CHANGSHA,
            Service.REVOKE,
            HolderType.UNIT,
            Channel.COUNTER,
            line,
            1,
            1,
            null,
            Map.of(),
            Map.of());
    RuleViolation refused =
        catchThrowableOfType(
            RuleViolation.class, () -> by(who, () -> counter.drafts().draft(begun)));
    return refused == null ? List.of() : refused.problems();
  }

  private static CaseNumber submit(CaseNumber number) {
    counter.steps().take(number, Step.SUBMIT, null);
    return number;
  }

  private static <T> T by(String who, Supplier<T> work) {
    return who.startsWith("machine:")
        ? counter.house().as(who, Set.of(Roles.BRANCH), work)
        : counter.as(Person.valueOf(who), work);
  }

  /** Their logins in their order, with blanks between. */
  private static String whoSeesTheLineOf(CaseNumber opener) {
    return Stream.of("machine:kaifu", "machine:yuelu")
        .filter(
            login ->
                counter
                        .house()
                        .database()
                        .number(
                            "select count(*) from line_sight s join certificate_line l on l.id ="
                                + " s.line_id where l.opened_by = '%s' and s.login = '%s'"
                                    .formatted(opener, login))
                    == 1)
        .collect(Collectors.joining(" "));
  }

  private static CaseNumber ready(RegionCode region) {
    CaseNumber number = counter.submitted(region);
    approveAndPay(number, region);
    return number;
  }

  private static void approveAndPay(CaseNumber number, RegionCode region) {
    counter.scanEverything(region, number);
    counter.take(counter.acceptor(region), number, Step.ACCEPT);
    counter.seeEveryOriginal(region, number);
    counter.take(counter.reviewer(region), number, Step.APPROVE);
    counter
        .house()
        .inTransaction(() -> counter.house().bean(Gates.class).open(number, Gate.PAYMENT));
  }

  private static CaseNumber drafted(Map<String, String> form) {
    return counter.as(Person.LI_WEN, () -> counter.drafts().draft(counter.begun(CHANGSHA, form)));
  }

  private static TimelineEntry last(CaseNumber number) {
    List<TimelineEntry> timeline = counter.look(Person.LI_WEN, number).timeline();
    return timeline.get(timeline.size() - 1);
  }

  private static <T> T in(Supplier<T> work) {
    return counter.house().inTransaction(work);
  }
}
