package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.view.GateView;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkItem;
import org.certbureau.application.worklist.WorkPage;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who finds what in the work list: the same few applications, one in each position. */
class WorkListTest {
  private static final String UNIT = "长沙澄岚包装材料有限公司";

  private static Counter counter;
  private static CaseNumber draft;
  private static CaseNumber submitted;
  private static CaseNumber accepted;
  private static CaseNumber reviewed;
  private static CaseNumber compared;
  private static CaseNumber ready;
  private static CaseNumber returned;
  private static CaseNumber withdrawn;
  private static CaseNumber guangdong;

  @BeforeAll
  static void open() {
    counter = new Counter();
    draft =
        counter.as(
            Person.QIAN_JIAN, () -> counter.drafts().draft(counter.begun(CHANGSHA, Map.of())));
    submitted = counter.submitted(CHANGSHA);
    accepted = counter.accepted(CHANGSHA);
    reviewed = counter.accepted(CHANGSHA);
    counter.take(Person.WANG_FU, reviewed, Step.APPROVE);
    counter
        .house()
        .inTransaction(() -> counter.house().bean(Gates.class).open(reviewed, Gate.PAYMENT));
    compared = counter.accepted(CHANGSHA);
    counter.seeEveryOriginal(CHANGSHA, compared);
    ready = counter.accepted(CHANGSHA);
    counter.seeEveryOriginal(CHANGSHA, ready);
    counter.take(Person.WANG_FU, ready, Step.APPROVE);
    counter
        .house()
        .inTransaction(() -> counter.house().bean(Gates.class).open(ready, Gate.PAYMENT));
    returned = counter.submitted(CHANGSHA);
    counter.take(Person.LI_WEN, returned, Step.RETURN, "公章不清");
    withdrawn = counter.submitted(CHANGSHA);
    counter.take(Person.LI_WEN, withdrawn, Step.WITHDRAW, "单位撤回");
    guangdong = counter.submitted(GUANGDONG);
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.of(
            Person.LI_WEN,
            WorkFilter.EVERYTHING,
            "draft submitted accepted reviewed compared ready returned withdrawn"),
        Arguments.of(Person.HUANG_LI, WorkFilter.EVERYTHING, "guangdong"),
        Arguments.of(
            Person.LI_WEN,
            region(CHANGSHA),
            "draft submitted accepted reviewed compared ready returned withdrawn"),
        Arguments.of(Person.LI_WEN, region(GUANGDONG), ""),
        Arguments.of(Person.HUANG_LI, region(GUANGDONG), "guangdong"),
        Arguments.of(Person.LI_WEN, state(State.RETURNED), "returned"),
        Arguments.of(Person.LI_WEN, state(State.CLOSED), ""),
        Arguments.of(
            Person.LI_WEN,
            service(Service.NEW, Channel.COUNTER),
            "draft submitted accepted reviewed compared ready returned withdrawn"),
        Arguments.of(Person.LI_WEN, service(Service.RENEW, null), ""),
        Arguments.of(Person.LI_WEN, service(null, Channel.ONLINE), ""),
        // drafted, submitted, accepted or reviewed
        Arguments.of(
            Person.LI_WEN, mine(), "submitted accepted reviewed compared ready returned withdrawn"),
        Arguments.of(Person.WANG_FU, mine(), "reviewed ready"),
        Arguments.of(Person.QIAN_JIAN, mine(), "draft"),
        Arguments.of(Person.CHEN_SHOU, mine(), ""),
        Arguments.of(
            Person.LI_WEN,
            WorkFilter.text(" 长沙 "),
            "submitted accepted reviewed compared ready returned withdrawn"),
        Arguments.of(
            Person.LI_WEN,
            WorkFilter.text(" "),
            "draft submitted accepted reviewed compared ready returned withdrawn"),
        Arguments.of(
            Person.LI_WEN,
            WorkFilter.text("澄岚"),
            "submitted accepted reviewed compared ready returned withdrawn"),
        Arguments.of(Person.LI_WEN, WorkFilter.text("91430100"), ""),
        Arguments.of(
            Person.LI_WEN,
            WorkFilter.awaiting(Awaiting.ANYBODY),
            "draft submitted accepted reviewed compared ready returned"),
        Arguments.of(Person.LI_WEN, WorkFilter.awaiting(Awaiting.ACCEPTANCE), "submitted"),
        Arguments.of(Person.LI_WEN, WorkFilter.awaiting(Awaiting.ORIGINALS), "accepted reviewed"),
        Arguments.of(Person.LI_WEN, WorkFilter.awaiting(Awaiting.REVIEW), "accepted compared"),
        Arguments.of(
            Person.LI_WEN, WorkFilter.awaiting(Awaiting.PAYMENT), "submitted accepted compared"),
        Arguments.of(Person.LI_WEN, WorkFilter.awaiting(Awaiting.PRODUCTION), "ready"),
        Arguments.of(Person.LI_WEN, WorkFilter.awaiting(Awaiting.REPETITION), ""),
        Arguments.of(Person.LI_WEN, WorkFilter.awaiting(Awaiting.APPLICANT), "draft returned"));
  }

  private static WorkFilter region(RegionCode region) {
    return new WorkFilter(region, null, null, null, null, null, false);
  }

  private static WorkFilter state(State state) {
    return new WorkFilter(null, state, null, null, null, null, false);
  }

  private static WorkFilter service(Service service, Channel channel) {
    return new WorkFilter(null, null, null, service, channel, null, false);
  }

  private static WorkFilter mine() {
    return new WorkFilter(null, null, null, null, null, null, true);
  }

  @ParameterizedTest(name = "{0} by {1} finds {2}")
  @MethodSource("filters")
  void every_filter_finds_its_own_and_nothing_else(
      Person person, WorkFilter filter, String expected) {
    assertThat(list(person, filter, 50).items())
        .extracting(WorkItem::caseNumber)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(expected.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(WorkListTest::called)
                .toList());
  }

  private static CaseNumber called(String name) {
    return switch (name) {
      case "draft" -> draft;
      case "submitted" -> submitted;
      case "accepted" -> accepted;
      case "reviewed" -> reviewed;
      case "compared" -> compared;
      case "ready" -> ready;
      case "returned" -> returned;
      case "withdrawn" -> withdrawn;
      default -> guangdong;
    };
  }

  @Test
  void the_counters_count_what_the_filters_find() {
    for (Person person : List.of(Person.LI_WEN, Person.HUANG_LI)) {
      Map<Awaiting, Long> counters = counter.as(person, () -> counter.work().counters());
      assertThat(counters).containsOnlyKeys(Awaiting.values());
      for (Awaiting awaiting : Awaiting.values()) {
        assertThat(counters.get(awaiting))
            .as("%s for %s", awaiting, person)
            .isEqualTo(list(person, WorkFilter.awaiting(awaiting), 50).items().size());
      }
    }
  }

  @Test
  void a_row_says_what_is_waited_for_since_when_and_by_whom() {
    WorkItem row = row(accepted);
    assertThat(row.region()).isEqualTo(CHANGSHA);
    assertThat(row.service()).isEqualTo(Service.NEW);
    assertThat(row.holder()).isEqualTo(HolderType.UNIT);
    assertThat(row.channel()).isEqualTo(Channel.COUNTER);
    assertThat(row.state()).isEqualTo(State.ACCEPTED);
    assertThat(row.badge()).isEqualTo(Badge.ORIGINALS_DUE);
    assertThat(row.waiting()).containsExactlyElementsOf(Sample.ALL_GATES);
    assertThat(row.gates())
        .containsExactly(
            Sample.ALL_GATES.stream()
                .map(gate -> new GateView(gate, false))
                .toArray(GateView[]::new));
    assertThat(row.unitName()).isEqualTo(UNIT);
    assertThat(row.creditCode()).isEqualTo("91430100MA4L00011K");
    assertThat(row.agentName()).isEqualTo("欧阳喆");
    assertThat(row.createdAt()).isEqualTo(Instant.parse("2026-11-22T02:42:00Z"));
    assertThat(row.submittedAt()).isEqualTo(row.createdAt());
    assertThat(row.dueOn()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(row.acceptedBy()).isEqualTo("LI_WEN");
  }

  @Test
  void what_is_not_known_of_a_draft_is_left_out() {
    assertThat(row(draft))
        .extracting(
            WorkItem::unitName,
            WorkItem::creditCode,
            WorkItem::submittedAt,
            WorkItem::dueOn,
            WorkItem::acceptedBy)
        .containsOnlyNulls();
    assertThat(row(draft).agentName()).isNullOrEmpty();
    assertThat(row(draft).agentMobile()).isEmpty();
    assertThat(row(draft).overdue()).isFalse();
  }

  @Test
  void what_is_over_waits_for_nothing_and_what_is_open_shows_its_gates() {
    assertThat(row(withdrawn).waiting()).isEmpty();
    assertThat(row(withdrawn).gates()).hasSize(Sample.ALL_GATES.size());
    assertThat(row(ready).gates()).isNotEmpty().allMatch(GateView::open);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-23T23:59, false", "2026-11-24T00:00, true"})
  void it_is_overdue_from_the_day_after_the_last(String now, boolean overdue) {
    counter.house().clock().set(now);
    try {
      assertThat(row(accepted).overdue()).isEqualTo(overdue);
      assertThat(row(returned).overdue()).as("the applicant's move").isFalse();
    } finally {
      counter.house().clock().set("2026-11-22T10:42");
    }
  }

  @Test
  void an_earlier_row_without_its_agent_is_completed_from_the_form() {
    counter
        .house()
        .database()
        .execute(
            "update application set agent_name = null, agent_mobile = null where case_no = '%s'"
                .formatted(submitted));
    assertThat(row(submitted).agentName()).isEqualTo("欧阳喆");
    assertThat(row(submitted).agentMobile()).isEqualTo("138****8000");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "8, 8", "200, 8"})
  void a_page_is_as_long_as_it_is_asked_for(int asked, int rows) {
    WorkPage page = list(Person.LI_WEN, WorkFilter.EVERYTHING, asked);
    assertThat(page.items()).hasSize(rows);
    assertThat(page.next() == null).isEqualTo(rows == 8);
  }

  @Test
  void the_most_urgent_come_first_and_then_the_eldest() {
    List<CaseNumber> order = new ArrayList<>();
    String after = " ";
    do {
      String from = after;
      WorkPage page =
          counter.as(Person.LI_WEN, () -> counter.work().worklist(WorkFilter.EVERYTHING, from, 1));
      page.items().forEach(item -> order.add(item.caseNumber()));
      after = page.next();
    } while (after != null);
    assertThat(order)
        .containsExactly(
            accepted, reviewed, compared, ready, draft, submitted, returned, withdrawn);
  }

  @Test
  void a_name_is_searched_from_two_characters_on() {
    assertThat(WorkFilter.text("长沙").text()).isEqualTo("长沙");
    for (String one : List.of("长", " 长 ", "𠮷", "%")) {
      assertThatThrownBy(() -> WorkFilter.text(one))
          .isInstanceOf(RuleViolation.class)
          .hasMessageContaining("application.search-too-short");
    }
  }

  @Test
  void what_is_awaited_and_a_state_are_known_by_their_names() {
    for (Awaiting awaiting : Awaiting.values()) {
      assertThat(Awaiting.of(awaiting.name().toLowerCase(Locale.ROOT))).isEqualTo(awaiting);
    }
    for (State state : State.values()) {
      assertThat(State.of(state.name())).isEqualTo(state);
    }
    assertThatThrownBy(() -> Awaiting.of("GODOT"))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal -> {
              assertThat(refusal.problems().get(0).field()).isEqualTo("awaiting");
              assertThat(refusal.problems().get(0).args().get(1)).contains("ACCEPTANCE, ORIGINALS");
            });
    assertThatThrownBy(() -> State.of(null))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal -> assertThat(refusal.problems().get(0).field()).isEqualTo("state"));
  }

  @Test
  void a_case_is_found_by_its_number_however_it_is_typed() {
    for (String typed :
        List.of(
            draft.value().toLowerCase(Locale.ROOT),
            draft.value().replace("-", ""),
            draft.value().replace("-", " "),
            draft.value().replace('-', '—'))) {
      assertThat(list(Person.LI_WEN, WorkFilter.text(typed), 50).items())
          .extracting(WorkItem::caseNumber)
          .containsExactly(draft);
    }
  }

  private static WorkItem row(CaseNumber number) {
    return list(Person.LI_WEN, WorkFilter.text(number.value()), 50).items().get(0);
  }

  private static WorkPage list(Person person, WorkFilter filter, int limit) {
    return counter.as(
        person, () -> counter.house().bean(WorkDesk.class).worklist(filter, null, limit));
  }
}
