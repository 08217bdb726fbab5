package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.paper.PaperDesk;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.FieldView;
import org.certbureau.application.view.GateView;
import org.certbureau.application.view.StepView;
import org.certbureau.application.view.TimelineEntry;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page about one application says, to whom, and what of it goes on record. */
class ViewingTest {
  private static Counter counter;

  @BeforeAll
  static void open() {
    counter = new Counter();
    counter
        .house()
        .database()
        .execute("update staff_account set display_name = '王复' where name = 'WANG_FU'");
  }

  @AfterEach
  void setTheClockBack() {
    counter.house().clock().set("2026-11-22T10:42");
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  @ParameterizedTest
  @CsvSource({
    // whose form, field, as typed, as shown
    "430100, agentDocumentNumber, 43010219900307008X,           4301************8X",
    "430100, agentDocumentNumber, E12345678,                    E1*****78",
    "430100, agentMobile,         13800138000,                  138****8000",
    "430100, agentName,           欧阳喆,                        欧阳喆",
    "430100, legalRepresentative, 陈澄,                          陈澄",
    "430100, unitPhone,           0731-85550142,                0731-85550142",
    "430100, unitEmail,           office@chenglan.example.cn,   office@chenglan.example.cn",
    "440000, agentDocumentNumber, 43010219900307008X,           4301************8X",
    "440000, agentEmail,          ouyang@chenglan.example.cn,   ou***@chenglan.example.cn",
    // wrong as it is, it may still be somebody's
    "440000, agentDocumentNumber, 430102199003070081,           4301************81",
    "440000, agentMobile,         1380013800,                   **********",
    "440000, agentEmail,          '',                           ''"
  })
  void numbers_and_mailboxes_of_a_person_are_masked_and_names_are_not(
      String code, String key, String typed, String shown) {
    RegionCode region = RegionCode.of(code);
    Map<String, String> form = new TreeMap<>(Counter.form(region));
    form.put(key, typed);
    CaseNumber number = drafted(region, form);

    FieldView field = field(counter.look(counter.acceptor(region), number), key);
    assertThat(field.value()).isEqualTo(shown);
    assertThat(field.masked()).isEqualTo(!field.value().equals(typed));
  }

  @Test
  void what_is_wrong_stands_at_its_field() {
    Map<String, String> form = new TreeMap<>(Counter.form(CHANGSHA));
    form.put("creditCode", "91430100MA4L00011J");
    ApplicationView view = counter.look(Person.LI_WEN, drafted(CHANGSHA, form));
    assertThat(field(view, "creditCode").problem())
        .extracting(Problem::field, Problem::rule)
        .containsExactly("creditCode", "CS-1.3");
    assertThat(field(view, "unitName").problem()).isNull();
  }

  @Test
  void a_character_that_no_paper_shows_is_told_at_its_field_and_stands_in_nobodys_way() {
    Map<String, String> form = new TreeMap<>(Counter.form(CHANGSHA));
    form.put("agentName", "王\ud87a\udff0");
    CaseNumber number = drafted(CHANGSHA, form);
    ApplicationView view = counter.look(Person.LI_WEN, number);
    assertThat(field(view, "agentName").problem()).isNull();
    assertThat(field(view, "agentName").note())
        .isEqualTo(
            Problem.of(
                "paper.character", "agentName", "\ud87a\udff0 U+2EBF0", "\ud87a\udff0 U+2EBF0"));
    assertThat(field(view, "unitName").note()).isNull();
    assertThat(view.allows(Step.SUBMIT)).isTrue();
    assertThat(counter.as(Person.LI_WEN, () -> counter.house().bean(PaperDesk.class).gaps(form)))
        .containsExactly(field(view, "agentName").note());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", " 投诉核查 "})
  void a_value_is_revealed_with_a_reason_or_without_and_on_record(String why) {
    CaseNumber number = counter.drafted(CHANGSHA);
    assertThat(reveal(number, "agentMobile", why)).isEqualTo("13800138000");
    TimelineEntry entry = last(number);
    assertThat(entry.action()).isEqualTo("application.field-disclosed");
    assertThat(entry.details())
        .isEqualTo(
            why.isBlank()
                ? Map.of("field", "agentMobile")
                : Map.of("field", "agentMobile", "reason", "投诉核查"));
  }

  @Test
  void what_is_empty_or_no_field_reveals_nothing() {
    CaseNumber number = drafted(CHANGSHA, Map.of("unitName", "长沙澄岚包装材料有限公司"));
    assertThat(reveal(number, "agentMobile", null)).isEmpty();
    assertThat(last(number).details()).containsOnlyKeys("field");
    assertThatThrownBy(() -> reveal(number, "shoeSize", null))
        .isInstanceOf(NotFound.class)
        .hasMessageContaining("application.field-unknown");
  }

  @Test
  void the_whole_form_is_shown_on_record() {
    CaseNumber number = counter.drafted(CHANGSHA);
    counter.as(Person.WANG_FU, () -> counter.viewing().form(number));
    assertThat(last(number))
        .extracting(TimelineEntry::action, TimelineEntry::actor, TimelineEntry::actorName)
        .containsExactly("application.form-disclosed", "WANG_FU", "王复");
  }

  @Test
  void the_page_tells_who_did_what_and_when() {
    CaseNumber number = at("09:00", () -> counter.drafted(CHANGSHA));
    ApplicationView draft = counter.look(Person.LI_WEN, number);
    assertThat(draft)
        .extracting(
            ApplicationView::submittedBy,
            ApplicationView::submittedAt,
            ApplicationView::acceptedBy,
            ApplicationView::acceptedAt,
            ApplicationView::reviewedBy,
            ApplicationView::reviewedAt,
            ApplicationView::closedAt,
            ApplicationView::unitId,
            ApplicationView::dueOn,
            ApplicationView::reason)
        .containsOnlyNulls();
    assertThat(draft.policyPinned()).isFalse();

    at("09:10", () -> counter.take(Person.QIAN_JIAN, number, Step.SUBMIT));
    counter.scanEverything(CHANGSHA, number);
    at("09:20", () -> counter.take(Person.LI_WEN, number, Step.ACCEPT));
    counter.seeEveryOriginal(CHANGSHA, number);
    at("09:30", () -> counter.take(Person.WANG_FU, number, Step.APPROVE));
    ApplicationView view = counter.look(Person.LI_WEN, number);
    assertThat(view.createdBy()).isEqualTo("LI_WEN");
    assertThat(view.createdAt()).isEqualTo(today("09:00"));
    assertThat(view.submittedBy()).isEqualTo("QIAN_JIAN");
    assertThat(view.submittedAt()).isEqualTo(today("09:10"));
    assertThat(view.acceptedBy()).isEqualTo("LI_WEN");
    assertThat(view.acceptedAt()).isEqualTo(today("09:20"));
    assertThat(view.reviewedBy()).isEqualTo("WANG_FU");
    assertThat(view.reviewedAt()).isEqualTo(today("09:30"));
    assertThat(view.dueOn()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(view.policyPinned()).isTrue();

    made(number);
    at("10:00", () -> counter.take(Person.ZHAO_ZHI, number, Step.DELIVER));
    assertThat(counter.look(Person.LI_WEN, number).closedAt()).isEqualTo(today("10:00"));
  }

  private static void at(String time, Runnable work) {
    at(
        time,
        () -> {
          work.run();
          return null;
        });
  }

  private static <T> T at(String time, Supplier<T> work) {
    counter.house().clock().set("2026-11-22T" + time);
    return work.get();
  }

  private static Instant today(String time) {
    return LocalDateTime.parse("2026-11-22T" + time).atZone(China.ZONE).toInstant();
  }

  /** Pays for it and lets a station make it. */
  private static void made(CaseNumber number) {
    ApplicationProgress progress = counter.house().bean(ApplicationProgress.class);
    counter
        .house()
        .inTransaction(
            () -> {
              counter.house().bean(Gates.class).open(number, Gate.PAYMENT);
              progress.producing(List.of(counter.item(number)));
              progress.produced(List.of(counter.item(number)));
            });
  }

  @Test
  void the_page_tells_what_is_asked_for() {
    ApplicationView view = counter.look(Person.HUANG_LI, counter.drafted(GUANGDONG));
    assertThat(view.region()).isEqualTo(GUANGDONG);
    assertThat(view.service()).isEqualTo(Service.NEW);
    assertThat(view.holder()).isEqualTo(HolderType.UNIT);
    assertThat(view.channel()).isEqualTo(Channel.COUNTER);
    assertThat(view.years()).isEqualTo(3);
    assertThat(view.systems()).isEqualTo(1);
    assertThat(view.unitName()).isEqualTo("长沙澄岚包装材料有限公司");
    assertThat(view.creditCode()).isEqualTo("91430100MA4L00011K");
    assertThat(view.badge()).isEqualTo(Badge.DRAFT);
  }

  @Test
  void the_record_is_shown_in_its_order_and_with_its_numbers() {
    CaseNumber number = counter.drafted(CHANGSHA);
    at("11:00", () -> counter.take(Person.LI_WEN, number, Step.SUBMIT));
    List<TimelineEntry> timeline = counter.look(Person.LI_WEN, number).timeline();
    assertThat(timeline)
        .extracting(TimelineEntry::auditNumber)
        .containsExactlyElementsOf(Stream.iterate(1, i -> i + 1).limit(timeline.size()).toList());
    TimelineEntry last = timeline.get(timeline.size() - 1);
    assertThat(last.occurredAt()).isEqualTo(today("11:00"));
    assertThat(last.details()).containsEntry("state", "SUBMITTED");
  }

  @Test
  void why_it_was_returned_stands_on_record() {
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.take(Person.WANG_FU, number, Step.RETURN, " 公章不清 ");
    assertThat(last(number).details()).isEqualTo(Map.of("reason", "公章不清", "state", "RETURNED"));
    counter.take(Person.LI_WEN, number, Step.SUBMIT, "不会保留");
    assertThat(last(number).details()).isEqualTo(Map.of("state", "SUBMITTED"));
  }

  @Test
  void what_is_missing_is_what_lies_ahead() {
    NewApplication unticked =
        new NewApplication(
            CHANGSHA,
            Service.NEW,
            HolderType.UNIT,
            Channel.COUNTER,
            1,
            1,
            null,
            Map.of("AGREEMENT", "1"),
            Map.of());
    CaseNumber number = counter.as(Person.LI_WEN, () -> counter.drafts().draft(unticked));
    assertThat(fieldsOfProblems(number))
        .contains("unitName", "materials.M1", "materials.M7", "consents.PERSONAL_INFORMATION")
        .doesNotContain("consents.AGREEMENT");

    CaseNumber submitted = counter.submitted(CHANGSHA);
    assertThat(codesOfProblems(submitted)).hasSize(7).containsOnly("application.scan-missing");
    counter.scanEverything(CHANGSHA, submitted);
    assertThat(codesOfProblems(submitted)).isEmpty();

    counter.take(Person.LI_WEN, submitted, Step.ACCEPT);
    assertThat(codesOfProblems(submitted)).hasSize(7).containsOnly("application.original-unseen");
    counter.seeEveryOriginal(CHANGSHA, submitted);
    assertThat(codesOfProblems(submitted)).isEmpty();
  }

  @Test
  void each_caller_sees_the_steps_that_are_his_and_what_stands_in_the_way() {
    CaseNumber number = counter.submitted(CHANGSHA);
    ApplicationView clerks = counter.look(Person.LI_WEN, number);
    assertThat(clerks.steps())
        .extracting(StepView::getKey)
        .containsExactly("accept", "return", "refuse", "withdraw");
    assertThat(clerks.steps())
        .extracting(StepView::isReasonNeeded)
        .containsExactly(false, true, true, true);
    assertThat(clerks.steps())
        .extracting(StepView::isOpen)
        .as("no scans yet")
        .containsExactly(false, true, true, true);
    assertThat(clerks.allows(Step.ACCEPT)).isFalse();
    assertThat(clerks.allows(Step.RETURN)).isTrue();
    assertThat(clerks.allows(Step.DELIVER)).isFalse();
    assertThat(counter.look(Person.CHEN_SHOU, number).steps()).isEmpty();
  }

  @Test
  void it_is_edited_before_it_is_handed_in_and_once_it_is_returned() {
    CaseNumber number = counter.drafted(CHANGSHA);
    assertThat(counter.look(Person.LI_WEN, number).isEditable()).isTrue();
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
    assertThat(counter.look(Person.LI_WEN, number).isEditable()).isFalse();
    counter.take(Person.LI_WEN, number, Step.RETURN, "公章不清");
    assertThat(counter.look(Person.LI_WEN, number).isEditable()).isTrue();
  }

  @Test
  void the_gates_stand_in_the_order_of_the_house() {
    assertThat(counter.look(Person.LI_WEN, counter.drafted(CHANGSHA)).gates()).isEmpty();
    assertThat(counter.look(Person.LI_WEN, counter.submitted(CHANGSHA)).gates())
        .extracting(GateView::gate)
        .containsExactlyElementsOf(Sample.ALL_GATES);
  }

  private static List<String> fieldsOfProblems(CaseNumber number) {
    return counter.look(Person.LI_WEN, number).problems().stream().map(Problem::field).toList();
  }

  private static List<String> codesOfProblems(CaseNumber number) {
    return counter.look(Person.LI_WEN, number).problems().stream().map(Problem::code).toList();
  }

  private static CaseNumber drafted(RegionCode region, Map<String, String> form) {
    return counter.as(
        counter.acceptor(region), () -> counter.drafts().draft(counter.begun(region, form)));
  }

  private static String reveal(CaseNumber number, String key, String why) {
    return counter.as(Person.LI_WEN, () -> counter.viewing().reveal(number, key, why));
  }

  private static TimelineEntry last(CaseNumber number) {
    List<TimelineEntry> timeline = counter.look(Person.LI_WEN, number).timeline();
    return timeline.get(timeline.size() - 1);
  }

  private static FieldView field(ApplicationView view, String key) {
    return view.fields().stream()
        .filter(field -> field.getKey().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
