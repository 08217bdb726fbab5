package org.certbureau.application.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.application.worklist.FoundCases;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkItem;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Roles;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.certbureau.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases found by what people know of them, on each database. */
@ParameterizedClass
@EnumSource(Database.class)
class CaseFinderTest {
  @Parameter private Database kind;
  private static Counter counter;
  private static Map<CaseNumber, String> names;
  private static Staff auditor;

  @BeforeParameterizedClassInvocation
  static void open(Database kind) {
    counter = new Counter(new House(kind.open(), TestClock.at("2026-11-22T10:42")));
    names = new TreeMap<>(Comparator.comparing(CaseNumber::value));
    begin("box", Counter.CHANGSHA, Map.of());
    begin(
        "shop",
        Counter.CHANGSHA,
        Map.of(
            "unitName", "湖南一二三（澄岚）１００％ 商贸 ＣＯ_LTD",
            "creditCode", "",
            "agentName", "阿依古丽·买买提",
            "agentMobile", "13900139000",
            "agentDocumentType", "PASSPORT",
            "agentDocumentNumber", "E12345678"));
    begin("south", Counter.GUANGDONG, Map.of());
    begin("empty", Counter.CHANGSHA, null);
    auditor = Staff.hire(counter.house(), "shen.ji", null, Roles.AUDITOR);
  }

  private static CaseNumber begin(String name, RegionCode region, Map<String, String> other) {
    Map<String, String> form = other == null ? Map.of() : Counter.form(region);
    if (other != null) {
      form.putAll(other);
      form.values().removeIf(String::isEmpty);
    }
    CaseNumber number =
        counter.as(
            counter.acceptor(region), () -> counter.drafts().draft(counter.begun(region, form)));
    names.put(number, name);
    return number;
  }

  @AfterParameterizedClassInvocation
  static void close() {
    counter.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "澄岚 | box shop",
        "包装材料 | box",
        "限公司 | box",
        "长沙澄岚包装材料有限公司 | box",
        "长沙澄岚包装材料有限公司二 | ''",
        // width, case and blanks make no difference
        "123 | ''",
        "(澄岚)100 | shop",
        "100%商 | shop",
        "co_ltd | shop",
        "ＣＯ＿ＬＴＤ | shop",
        // signs of patterns stand for themselves
        "%岚 | ''",
        "长_澄 | ''",
        "__ | ''",
        // an agent by whole name alone
        "欧阳喆 | box",
        "欧阳 | ''",
        "阿依古丽•买买提 | shop",
        "阿依古丽 | ''",
        // numbers, as a whole
        "138 0013 8000 | box",
        "+86-13900139000 | shop",
        "1390013900 | ''",
        "43010219900307008x | box",
        "430102900307008 | box",
        "E12345678 | shop",
        "91430100ma4l00011k | box",
        // ends of case numbers
        "001 | box",
        "cs2 | shop",
        "GD1 | ''",
        "20261122-3 | empty",
        "20261122000001 | box",
        "20261121000001 | ''",
        "CS20261122-2 | shop"
      })
  void a_clerk_finds_a_case_by(String typed, String found) {
    assertThat(found(Person.LI_WEN, typed)).containsExactlyInAnyOrderElementsOf(words(found));
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private static List<String> found(Person person, String typed) {
    return named(
        counter
            .as(person, () -> counter.work().worklist(WorkFilter.text(typed), null, 50))
            .items());
  }

  private static List<String> named(List<WorkItem> items) {
    return items.stream().map(item -> names.get(item.caseNumber())).toList();
  }

  @Test
  void what_is_another_regions_is_not_found_and_who_audits_every_region_finds_all() {
    assertThat(found(Person.HUANG_LI, "13800138000")).containsExactly("south");
    assertThat(found(Person.HUANG_LI, "澄岚")).containsExactly("south");
    assertThat(
            named(
                auditor
                    .does(() -> counter.work().worklist(WorkFilter.text("欧阳喆"), null, 50))
                    .items()))
        .containsExactlyInAnyOrder("box", "south");
  }

  @Test
  void the_newest_of_all_regions_come_first_and_are_counted() {
    FoundCases found = auditor.does(() -> counter.work().find("欧阳喆", 1));
    assertThat(named(found.items())).containsExactly("south");
    assertThat(found.more()).isTrue();
    assertThat(found.soughtAs()).containsExactly(SoughtCase.Kind.NAME);
    assertThat(auditor.does(() -> counter.work().find(" ", 1))).isEqualTo(FoundCases.NONE);
    assertThat(named(auditor.does(() -> counter.work().find("GD1", 2)).items()))
        .containsExactly("south");
  }

  @Test
  void what_may_tell_of_a_person_stands_in_no_address_and_is_read_by_who_typed_it_alone() {
    SoughtDesk desk = counter.house().bean(SoughtDesk.class);
    for (String personal : List.of("13800138000", "欧阳喆", "E12345678", "1380013800")) {
      String address = counter.as(Person.LI_WEN, () -> desk.addressed(personal));
      assertThat(address).matches("~[\\w-]+").doesNotContain(personal);
      assertThat(counter.as(Person.LI_WEN, () -> desk.typed(address))).contains(personal);
      assertThat(counter.as(Person.WANG_FU, () -> desk.typed(address))).isEmpty();
    }
    for (String nobodys : List.of("CS-20261122-000318", "91430100MA4L00011K", " ")) {
      assertThat(counter.as(Person.LI_WEN, () -> desk.addressed(nobodys))).isEqualTo(nobodys);
      assertThat(counter.as(Person.LI_WEN, () -> desk.typed(nobodys))).contains(nobodys);
    }
    for (String nothing : List.of("~", "~~", "~abcd", "~欧阳喆")) {
      assertThat(counter.as(Person.LI_WEN, () -> desk.typed(nothing))).isEmpty();
    }
    assertThat(counter.as(Person.LI_WEN, () -> desk.typed(null))).isEmpty();
  }

  @Test
  void a_branch_finds_what_it_began() {
    Staff branch = Staff.admit(counter.house(), "kaifu", Counter.CHANGSHA);
    assertThat(
            branch
                .does(() -> counter.work().worklist(WorkFilter.text("13800138000"), null, 50))
                .items())
        .isEmpty();
  }

  @Test
  void a_list_is_narrowed_by_it_and_by_all_else() {
    WorkFilter filter = new WorkFilter(null, State.CLOSED, null, null, null, "13800138000", false);
    assertThat(counter.as(Person.LI_WEN, () -> counter.work().worklist(filter, null, 5)).items())
        .isEmpty();
  }

  @Test
  void a_draft_is_found_by_what_it_says_now_and_not_by_what_it_said() {
    CaseNumber number = begin("draft", Counter.CHANGSHA, Map.of("agentMobile", "13700137000"));
    Map<String, String> form = Counter.form(Counter.CHANGSHA);
    form.put("unitName", "长沙晚照印务有限公司");
    form.put("agentMobile", "13600136000");
    counter.as(Person.QIAN_JIAN, () -> counter.drafts().update(number, ApplicationEdit.form(form)));
    assertThat(found(Person.LI_WEN, "晚照")).containsExactly("draft");
    assertThat(found(Person.LI_WEN, "13600136000")).containsExactly("draft");
    assertThat(found(Person.LI_WEN, "13700137000")).isEmpty();
    assertThat(found(Person.LI_WEN, "包装材料")).doesNotContain("draft");
    assertThat(found(Person.LI_WEN, "欧阳喆")).contains("draft");

    counter.as(
        Person.QIAN_JIAN, () -> counter.drafts().update(number, ApplicationEdit.form(Map.of())));
    assertThat(found(Person.LI_WEN, "晚照")).isEmpty();
    assertThat(found(Person.LI_WEN, "欧阳喆")).doesNotContain("draft");
    assertThat(found(Person.LI_WEN, number.value().replaceAll(".*-", ""))).containsExactly("draft");
  }

  /** The digests under the bureau's key are of no use to who has the rows alone. */
  @Test
  void nothing_that_is_kept_of_an_agent_can_be_read() {
    assertThat(
            counter
                .house()
                .database()
                .number(
                    "select count(*) from case_mark where kind = 'AGENT' and (length(part) <> 64"
                        + " or part like '%13800138000%')"))
        .isZero();
    assertThat(
            counter
                .house()
                .database()
                .number("select count(distinct part) from case_mark where kind = 'AGENT'"))
        .isGreaterThanOrEqualTo(6);
  }
}
