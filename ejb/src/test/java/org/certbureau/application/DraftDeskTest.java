package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.TimelineEntry;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.testing.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a draft takes, keeps and leaves on record; all of it at one counter. */
class DraftDeskTest {
  private static final Map<String, String> AGREEMENT = Map.of("AGREEMENT", "1");

  private static Counter counter;

  @BeforeAll
  static void open() {
    counter = new Counter();
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN_UPGRADE, UNIT,     COUNTER, region.service-not-offered, service",
    "NEW,           UNIT,     MAIL,    region.channel-not-open,    channel",
    "NEW,           UNIT,     ONLINE,  region.channel-not-yet,     channel",
    "NEW,           EMPLOYEE, COUNTER, region.holder-not-served,   holder"
  })
  void what_the_region_does_not_take_is_not_begun(
      Service service, HolderType holder, Channel channel, String code, String field) {
    NewApplication begun =
        new NewApplication(CHANGSHA, service, holder, channel, 1, 1, null, null, null);
    refuses(() -> begin(begun), code, field);
  }

  @Test
  void a_tick_that_comes_later_opens_the_form_and_is_on_record_once_CS_03() {
    CaseNumber number = empty();
    Map<String, String> form = Counter.form(CHANGSHA);
    refuses(
        () -> edit(number, ApplicationEdit.form(form)),
        "application.consent-missing",
        "consents.AGREEMENT");
    assertThat(form(number)).isEmpty();

    ApplicationEdit agreed = new ApplicationEdit(null, null, null, AGREEMENT, form, null);
    for (int time = 1; time <= 2; time++) {
      edit(number, agreed);
      assertThat(details(number, "application.consented"))
          .containsExactly(Map.of("consent", "AGREEMENT", "version", "1"));
    }
    assertThat(form(number)).containsEntry("unitName", form.get("unitName"));
  }

  @Test
  void a_text_that_is_not_offered_is_not_agreed_to_later_either() {
    CaseNumber number = empty();
    for (Map<String, String> unknown :
        List.of(Map.of("AGREEMENT", "2"), Map.of("NEWSLETTER", "1"))) {
      refuses(
          () -> edit(number, new ApplicationEdit(null, null, null, unknown, null, null)),
          "application.consent-unknown",
          "consents." + unknown.keySet().iterator().next());
    }
    assertThat(counter.look(Person.LI_WEN, number).consents()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"false, 2026-11-22T10:42", "true, 2026-11-23T10:42"})
  void a_tick_is_wanted_before_submission_unless_it_is_optional_PIPL_29(
      boolean optional, String now) {
    try (Counter other = new Counter()) {
      other.newPolicyTomorrow(
          GUANGDONG,
          text ->
              text.replace(
                  "    given: TICK\n    rule: PIPL-29",
                  "    given: TICK\n    optional: true\n    rule: PIPL-29"));
      other.house().clock().set(now);
      NewApplication begun = other.begun(GUANGDONG, Counter.form(GUANGDONG));
      NewApplication silent =
          new NewApplication(
              GUANGDONG,
              begun.service(),
              begun.holder(),
              begun.channel(),
              begun.years(),
              begun.systems(),
              null,
              null,
              begun.form());
      CaseNumber number = other.as(Person.HUANG_LI, () -> other.drafts().draft(silent));
      ThrowingCallable submitted = () -> other.take(Person.HUANG_LI, number, Step.SUBMIT);
      if (optional) {
        assertThatCode(submitted).doesNotThrowAnyException();
      } else {
        refuses(submitted, "application.consent-missing", "consents.PERSONAL_INFORMATION");
      }
    }
  }

  @Test
  void each_part_of_a_request_is_changed_by_itself() {
    CaseNumber number = empty();
    int revision = counter.look(Person.LI_WEN, number).revision();

    edit(number, new ApplicationEdit(null, 3, null, null, null, null));
    assertThat(counter.look(Person.LI_WEN, number))
        .extracting(ApplicationView::years, ApplicationView::systems, ApplicationView::facts)
        .containsExactly(1, 3, Facts.NONE);

    edit(
        number,
        new ApplicationEdit(null, null, Facts.of(Fact.REMITTED, true), null, null, revision + 1));
    edit(number, new ApplicationEdit(1, null, null, null, null, revision + 2));
    assertThat(counter.look(Person.LI_WEN, number))
        .extracting(ApplicationView::years, ApplicationView::systems, ApplicationView::facts)
        .containsExactly(1, 3, Facts.of(Fact.REMITTED, true));
    assertThat(counter.trail(Person.LI_WEN, number))
        .as("the years are what they were: no edit")
        .filteredOn(action -> action.equals("application.edited"))
        .hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Fact.class)
  void what_the_bureau_finds_out_by_itself_is_nobodys_to_tell(Fact fact) {
    NewApplication begun = counter.begun(CHANGSHA, Map.of());
    CaseNumber number = empty();
    int revision = counter.look(Person.LI_WEN, number).revision();
    for (boolean value : List.of(true, false)) {
      Facts told = Facts.of(fact, value);
      ThrowingCallable drafted =
          () -> counter.as(Person.LI_WEN, () -> counter.drafts().draft(knowing(told, begun)));
      ThrowingCallable edited =
          () -> edit(number, new ApplicationEdit(null, null, told, null, null, null));
      if (fact.isDerived()) {
        refuses(drafted, "application.fact-derived", "facts." + fact);
        refuses(edited, "application.fact-derived", "facts." + fact);
        assertThat(counter.look(Person.LI_WEN, number).revision()).isEqualTo(revision);
      } else {
        assertThatCode(drafted).doesNotThrowAnyException();
        assertThatCode(edited).doesNotThrowAnyException();
      }
    }
  }

  private static NewApplication knowing(Facts told, NewApplication begun) {
    return new NewApplication(
        begun.region(),
        begun.service(),
        begun.holder(),
        begun.channel(),
        begun.years(),
        begun.systems(),
        told,
        begun.consents(),
        begun.form());
  }

  @Test
  void nobody_is_asked_for_facts_of_what_is_not_to_be_had() {
    NewApplication begun = counter.begun(GUANGDONG, Map.of());
    NewApplication upgrading =
        new NewApplication(
            GUANGDONG,
            Service.TOKEN_UPGRADE,
            begun.holder(),
            begun.channel(),
            0,
            1,
            null,
            null,
            null);
    refuses(
        () -> counter.as(Person.HUANG_LI, () -> counter.drafts().draft(upgrading)),
        "region.service-not-offered",
        "service");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "5, true", "0, false", "6, false"})
  void the_policy_bounds_the_years_of_an_edit_too_GD_06(int years, boolean taken) {
    CaseNumber number = counter.drafted(GUANGDONG);
    ApplicationEdit edit = new ApplicationEdit(years, null, null, null, null, null);
    ThrowingCallable asked =
        () -> counter.as(Person.HUANG_LI, () -> counter.drafts().update(number, edit));
    if (taken) {
      assertThatCode(asked).doesNotThrowAnyException();
    } else {
      refuses(asked, "region.years-outside", "years");
    }
    assertThat(counter.look(Person.HUANG_LI, number).years()).isEqualTo(taken ? years : 3);
  }

  @Test
  void what_is_right_is_kept_in_its_normal_form_and_nothing_is_kept_of_blanks() {
    Map<String, String> typed = new HashMap<>();
    typed.put("unitName", " 长沙澄岚包装材料有限公司 ");
    typed.put("creditCode", "91430100ma4l00011k");
    typed.put("unitPhone", " 不详 ");
    typed.put("unitEmail", " ");
    typed.put("legalAddress", "");
    CaseNumber number = empty();
    edit(number, new ApplicationEdit(null, null, null, AGREEMENT, typed, null));

    assertThat(form(number))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "unitName", "长沙澄岚包装材料有限公司",
                "creditCode", "91430100MA4L00011K",
                "unitPhone", "不详",
                "agentDocumentType", "CITIZEN_ID"));
  }

  @Test
  void wrong_values_are_kept_but_not_a_book() {
    CaseNumber number = empty();
    int room = 50_000 - "unitName".length() - "agentDocumentTypeCITIZEN_ID".length();
    edit(
        number,
        new ApplicationEdit(
            null, null, null, AGREEMENT, Map.of("unitName", "长".repeat(room)), null));
    assertThat(form(number).get("unitName")).hasSize(room);

    Map<String, String> book = Map.of("unitName", "长".repeat(room + 1));
    refuses(() -> edit(number, ApplicationEdit.form(book)), "application.form-too-long", "form");
  }

  @Test
  void the_work_list_names_the_agent_as_far_as_there_is_room() {
    CaseNumber number = empty();
    Map<String, String> form = Map.of("agentName", "长".repeat(300), "agentMobile", "1".repeat(300));
    edit(number, new ApplicationEdit(null, null, null, AGREEMENT, form, null));
    WorkFilter filter = WorkFilter.text(number.value());
    assertThat(counter.as(Person.LI_WEN, () -> counter.work().worklist(filter, null, 1)).items())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.agentName()).isEqualTo("长".repeat(200));
              assertThat(row.agentMobile()).isEqualTo("111" + "*".repeat(57));
            });
  }

  @Test
  void an_edit_names_the_fields_that_are_not_what_they_were() {
    CaseNumber number = counter.drafted(CHANGSHA);
    Map<String, String> form = new TreeMap<>(Counter.form(CHANGSHA));
    form.put("unitPhone", "0731-85550143");
    form.remove("unitEmail");
    form.put("organizationCode", "MA4L00011");
    edit(number, ApplicationEdit.form(form));

    assertThat(details(number, "application.edited"))
        .containsExactly(Map.of("fields", "organizationCode unitEmail unitPhone"));
    assertThat(form(number)).doesNotContainKey("unitEmail");
  }

  @Test
  void papers_that_were_seen_stay_seen_as_long_as_the_form_says_the_same_CS_08() {
    CaseNumber number = counter.drafted(CHANGSHA);
    counter.seeEveryOriginal(CHANGSHA, number);
    edit(number, ApplicationEdit.form(Counter.form(CHANGSHA)));
    edit(number, new ApplicationEdit(1, null, null, AGREEMENT, null, null));

    assertThat(counter.look(Person.LI_WEN, number).materials())
        .filteredOn(material -> material.demanded() && material.material().originalSeen())
        .hasSize(7)
        .allMatch(MaterialView::originalSeen);
  }

  @Test
  void what_was_handed_in_is_not_edited() {
    CaseNumber number = counter.submitted(CHANGSHA);
    Map<String, String> form = new TreeMap<>(Counter.form(CHANGSHA));
    form.put("unitPhone", "0731-85550143");
    refuses(() -> edit(number, ApplicationEdit.form(form)), "application.not-editable", null);
    refuses(
        () -> edit(number, new ApplicationEdit(null, 5, null, null, null, null)),
        "application.not-editable",
        null);
    refuses(
        () -> edit(number, new ApplicationEdit(null, null, null, AGREEMENT, null, null)),
        "application.not-editable",
        null);
  }

  @Test
  void an_abandoned_draft_is_told_by_what_it_asks_for_and_names_nobody() {
    CaseNumber number = counter.drafted(CHANGSHA);
    assertThat(details(number, "application.drafted"))
        .containsExactly(Map.of("service", "NEW", "channel", "COUNTER"));
    Map<String, String> form = Counter.form(CHANGSHA);
    assertThat(counter.begun(CHANGSHA, form))
        .hasToString("NewApplication[430100 NEW UNIT COUNTER]");
    assertThat(new ApplicationEdit(1, 1, null, null, form, 7))
        .hasToString("ApplicationEdit[revision 7]");
  }

  private static CaseNumber empty() {
    return begin(
        new NewApplication(
            CHANGSHA, Service.NEW, HolderType.UNIT, Channel.COUNTER, 1, 1, null, null, null));
  }

  private static CaseNumber begin(NewApplication begun) {
    return counter.as(Person.LI_WEN, () -> counter.drafts().draft(begun));
  }

  private static void edit(CaseNumber number, ApplicationEdit edit) {
    counter.as(Person.LI_WEN, () -> counter.drafts().update(number, edit));
  }

  private static Map<String, String> form(CaseNumber number) {
    return counter.as(Person.LI_WEN, () -> counter.viewing().form(number));
  }

  private static List<Map<String, String>> details(CaseNumber number, String action) {
    return counter.look(Person.LI_WEN, number).timeline().stream()
        .filter(entry -> entry.action().equals(action))
        .map(TimelineEntry::details)
        .toList();
  }

  private static void refuses(ThrowingCallable what, String code, String field) {
    Problem problem = Refused.at(what);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.field()).isEqualTo(field);
  }
}
