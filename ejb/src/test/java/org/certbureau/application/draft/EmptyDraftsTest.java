package org.certbureau.application.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.paper.PaperDesk;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkItem;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.policy.PaperRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was begun and left empty is given up; what holds anything is not touched. */
class EmptyDraftsTest {
  private static final Duration A_WHILE = Duration.ofMinutes(46);
  private Counter counter;

  @BeforeEach
  void open() {
    counter = new Counter();
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @Test
  void a_draft_that_was_begun_and_left_is_given_up_and_its_number_stays_accounted_for() {
    CaseNumber empty = begun(Map.of());
    CaseNumber carried = begun(Map.of("creditCode", Counter.form(CHANGSHA).get("creditCode")));
    later(A_WHILE);
    for (CaseNumber number : List.of(empty, carried)) {
      ApplicationView view = counter.look(Person.LI_WEN, number);
      assertThat(view.state()).isEqualTo(State.WITHDRAWN);
      assertThat(view.reason()).contains("空白草稿");
      assertThat(counter.trail(Person.LI_WEN, number))
          .contains("application.drafted")
          .endsWith("application.withdrawn");
    }
    assertThat(begun(Map.of()).value()).as("no number comes twice").isGreaterThan(carried.value());
  }

  @Test
  void no_list_shows_it_and_its_number_finds_it() {
    CaseNumber empty = begun(Map.of());
    CaseNumber kept = counter.submitted(CHANGSHA);
    later(A_WHILE);
    assertThat(listed(WorkFilter.EVERYTHING)).containsExactly(kept);
    assertThat(listed(new WorkFilter(null, State.WITHDRAWN, null, null, null, null, false)))
        .isEmpty();
    assertThat(listed(WorkFilter.text(empty.value()))).containsExactly(empty);
  }

  @Test
  void whoever_is_still_at_it_keeps_it_for_longer_than_a_session_lasts() {
    CaseNumber empty = begun(Map.of());
    later(Duration.ofMinutes(44));
    assertThat(counter.look(Person.LI_WEN, empty).state()).isEqualTo(State.DRAFT);
  }

  @Test
  void whatever_was_typed_scanned_printed_or_seen_keeps_a_draft() {
    CaseNumber typed = begun(Map.of());
    ApplicationEdit edit = ApplicationEdit.form(Map.of("unitName", "长沙澄岚包装材料有限公司"));
    counter.as(Person.LI_WEN, () -> counter.drafts().update(typed, edit));
    CaseNumber scanned = begun(Map.of());
    counter.as(
        Person.LI_WEN, () -> counter.materials().attach(scanned, "M3", "a.png", Counter.scan(1)));
    CaseNumber printed = begun(Map.of());
    counter.as(
        Person.LI_WEN,
        () ->
            counter.house().bean(PaperDesk.class).print(printed, PaperRule.Kind.SERVICE_AGREEMENT));
    CaseNumber seen = begun(Map.of());
    counter.as(Person.LI_WEN, () -> counter.materials().tickOriginal(seen, "M6", true));
    later(A_WHILE);
    assertThat(List.of(typed, scanned, printed, seen))
        .allMatch(number -> counter.look(Person.LI_WEN, number).state() == State.DRAFT);
  }

  @Test
  void two_nodes_give_it_up_once_and_every_region_is_looked_at() {
    CaseNumber empty = begun(Map.of());
    CaseNumber elsewhere =
        counter.as(
            Person.HUANG_LI, () -> counter.drafts().draft(counter.begun(GUANGDONG, Map.of())));
    counter.house().clock().advance(A_WHILE);
    EmptyDraftRows rows = counter.house().bean(EmptyDraftRows.class);
    List<CaseNumber> seenByTheOther = rows.left();
    assertThat(seenByTheOther).containsExactlyInAnyOrder(empty, elsewhere);
    counter.house().bean(EmptyDrafts.class).sweep();
    seenByTheOther.forEach(rows::giveUp);
    assertThat(counter.trail(Person.LI_WEN, empty))
        .filteredOn(action -> action.equals("application.withdrawn"))
        .hasSize(1);
    assertThat(rows.left()).isEmpty();
  }

  private CaseNumber begun(Map<String, String> form) {
    return counter.as(Person.LI_WEN, () -> counter.drafts().draft(counter.begun(CHANGSHA, form)));
  }

  private void later(Duration time) {
    counter.house().clock().advance(time);
    counter.house().bean(EmptyDrafts.class).sweep();
  }

  private List<CaseNumber> listed(WorkFilter filter) {
    return counter.as(
        Person.LI_WEN,
        () ->
            counter.work().worklist(filter, null, 50).items().stream()
                .map(WorkItem::caseNumber)
                .toList());
  }
}
