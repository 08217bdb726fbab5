package org.certbureau.application.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.Step;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.staff.Roles;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose move a case is: one case in each position, and what each person can do of them. */
class MovesTest {
  private static final Map<String, CaseNumber> CASES = new LinkedHashMap<>();

  private static Counter counter;
  private static Staff bothSides;

  @BeforeAll
  static void open() {
    counter = new Counter();
    CASES.put("draft", counter.drafted(CHANGSHA));
    CASES.put("submitted", counter.submitted(CHANGSHA));
    CASES.put("accepted", counter.accepted(CHANGSHA));
    CASES.put("own", acceptedBy(Person.QIAN_JIAN));
    CASES.put("compared", acceptedBy(Person.QIAN_JIAN));
    counter.seeEveryOriginal(CHANGSHA, CASES.get("compared"));
    CASES.put("reviewed", counter.accepted(CHANGSHA));
    counter.take(Person.WANG_FU, CASES.get("reviewed"), Step.APPROVE);
    CASES.put("returned", counter.accepted(CHANGSHA));
    counter.take(Person.LI_WEN, CASES.get("returned"), Step.RETURN, "公章不清");
    CASES.put("failed", stands("FAILED", "TOKEN_FAULT"));
    CASES.put("decided", stands("FAILED", "RECOVERY_REFUSED"));
    CASES.put("collect", stands("COLLECT", null));
    CASES.put("closed", stands("CLOSED", null));
    CASES.put("afar", counter.accepted(GUANGDONG));
    bothSides = Staff.hire(counter.house(), "liang.bian", CHANGSHA, Roles.ACCEPTOR);
    counter
        .house()
        .database()
        .execute(
            ("insert into staff_role (account_name, role_name, region) values ('liang.bian',"
                    + " '%s', '%s')")
                .formatted(Roles.REVIEWER, GUANGDONG));
  }

  private static CaseNumber acceptedBy(Person person) {
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.scanEverything(CHANGSHA, number);
    counter.take(person, number, Step.ACCEPT);
    return number;
  }

  private static CaseNumber stands(String state, String reason) {
    CaseNumber number = counter.submitted(CHANGSHA);
    counter
        .house()
        .database()
        .execute(
            "update application set state = '%s', reason = %s where case_no = '%s'"
                .formatted(state, reason == null ? "null" : "'" + reason + "'", number));
    return number;
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  @ParameterizedTest(name = "{0} can go on with {1}")
  @CsvSource({
    "LI_WEN, submitted accepted own reviewed collect",
    "WANG_FU, accepted own compared decided",
    "CHEN_SHOU, submitted accepted own compared reviewed",
    "ZHAO_ZHI, failed collect",
    "SHEN_JI, ''",
    // what they accepted they do not review; what they still compare the originals of is theirs
    "QIAN_JIAN, submitted accepted own reviewed decided collect",
    "HUANG_LI, afar",
    "LIANG_FU, afar",
    "MAI_SHOU, afar"
  })
  void everybody_can_go_on_with_what_their_roles_let_them(Person person, String expected) {
    assertThat(found(person, WorkFilter.awaiting(Awaiting.ME)))
        .containsExactlyInAnyOrderElementsOf(words(expected));
  }

  @ParameterizedTest(name = "{0} may decide {2} of what waits for {1}")
  @CsvSource({
    "QIAN_JIAN, REVIEW, accepted",
    "WANG_FU, REVIEW, accepted own compared",
    "LI_WEN, REVIEW, ''",
    "LI_WEN, DELIVERY, collect",
    "ZHAO_ZHI, REPETITION, failed",
    "WANG_FU, DECISION, decided",
    "CHEN_SHOU, DELIVERY, ''"
  })
  void of_one_kind_only_what_is_ones_own_move_is_offered(
      Person person, Awaiting kind, String expected) {
    assertThat(found(person, WorkFilter.able(kind)))
        .containsExactlyInAnyOrderElementsOf(words(expected));
  }

  @Test
  void what_officers_have_decided_is_no_failure_that_a_maker_repeats() {
    assertThat(found(Person.ZHAO_ZHI, WorkFilter.awaiting(Awaiting.REPETITION)))
        .containsExactly("failed");
    assertThat(found(Person.ZHAO_ZHI, WorkFilter.awaiting(Awaiting.DECISION)))
        .containsExactly("decided");
  }

  @Test
  void a_role_of_one_region_lends_nothing_in_another() {
    assertThat(names(bothSides.does(() -> list(WorkFilter.awaiting(Awaiting.ME)))))
        .containsExactlyInAnyOrder("submitted", "accepted", "own", "reviewed", "collect", "afar");
  }

  @ParameterizedTest
  @EnumSource(Person.class)
  void the_counters_of_the_menu_are_those_of_the_list(Person person) {
    WorkCounts counts = counter.as(person, () -> counter.work().counts());
    for (Awaiting kind : Awaiting.values()) {
      if (kind != Awaiting.ANYBODY && kind != Awaiting.PRODUCTION && kind != Awaiting.APPLICANT) {
        assertThat(counts.able().get(kind))
            .as("%s can do of %s", person, kind)
            .isEqualTo(found(person, WorkFilter.able(kind)).size());
      }
      assertThat(counts.waiting().get(kind))
          .as("%s sees of %s", person, kind)
          .isEqualTo(found(person, WorkFilter.awaiting(kind)).size());
    }
  }

  @ParameterizedTest
  @EnumSource(Person.class)
  void a_row_says_whether_it_is_yours(Person person) {
    List<WorkItem> all = counter.as(person, () -> list(WorkFilter.EVERYTHING));
    assertThat(names(all.stream().filter(WorkItem::yours).toList()))
        .containsExactlyInAnyOrderElementsOf(found(person, WorkFilter.awaiting(Awaiting.ME)));
  }

  @Test
  void a_reviewer_goes_through_what_they_can_decide_and_comes_back_to_what_was_passed_over() {
    NextCase at = at(Person.WANG_FU, "own");
    assertThat(List.of(at.place(), at.total())).containsExactly(2, 3);
    assertThat(named(at.before())).isEqualTo("accepted");
    assertThat(named(at.behind())).isEqualTo("compared");
    assertThat(next(Person.WANG_FU, at.here())).contains("compared");
    assertThat(next(Person.WANG_FU, at(Person.WANG_FU, "compared").here())).contains("accepted");
    assertThat(next(Person.WANG_FU, null)).contains("accepted");
  }

  @Test
  void who_has_accepted_a_case_is_not_led_to_it() {
    NextCase at = at(Person.QIAN_JIAN, "own");
    assertThat(at.place()).as("it is not among them").isZero();
    assertThat(named(at.before())).isEqualTo("accepted");
    assertThat(at.behind()).isNull();
    assertThat(at.total()).isEqualTo(1);
    assertThat(next(Person.QIAN_JIAN, at.here())).contains("accepted");
  }

  @Test
  void where_nothing_is_left_nobody_is_led_anywhere() {
    assertThat(next(Person.SHEN_JI, null)).isEmpty();
    NextCase none = counter.as(Person.SHEN_JI, () -> counter.work().place(Awaiting.REVIEW, null));
    assertThat(none).isEqualTo(new NextCase(null, null, null, 0, 0));
    NextCase afar =
        counter.as(Person.LIANG_FU, () -> counter.work().place(Awaiting.REVIEW, CASES.get("own")));
    assertThat(afar.here()).as("a foreign case has no place").isNull();
  }

  private static NextCase at(Person person, String name) {
    return counter.as(person, () -> counter.work().place(Awaiting.REVIEW, CASES.get(name)));
  }

  private static Optional<String> next(Person person, String here) {
    return counter
        .as(person, () -> counter.work().next(Awaiting.REVIEW, here))
        .map(MovesTest::named);
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static List<String> found(Person person, WorkFilter filter) {
    return names(counter.as(person, () -> list(filter)));
  }

  private static List<WorkItem> list(WorkFilter filter) {
    return counter.work().worklist(filter, null, 200).items();
  }

  private static List<String> names(List<WorkItem> items) {
    return items.stream().map(item -> named(item.caseNumber())).collect(Collectors.toList());
  }

  private static String named(CaseNumber number) {
    return CASES.entrySet().stream()
        .filter(known -> known.getValue().equals(number))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
