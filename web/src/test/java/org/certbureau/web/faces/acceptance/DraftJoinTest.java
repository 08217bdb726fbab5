package org.certbureau.web.faces.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.region.business.Fact.REMITTED;
import static org.certbureau.region.business.Fact.TOKEN_AT_HAND;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certbureau.application.view.TimelineEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two pages on one draft: each field is whose hand was on it last. */
class DraftJoinTest {
  private static final String FIELD = "unitName";

  @ParameterizedTest(name = "read {0}, typed {1}, saved elsewhere {2}: {3}, contested: {4}")
  @CsvSource({
    // nobody touched it
    "a, a, a, a, false",
    "'', '', '', '', false",
    // one of the two did
    "a, b, a, b, false",
    "a, a, b, b, false",
    "'', b, '', b, false",
    "'', '', b, b, false",
    "a, '', a, '', false",
    "a, a, '', '', false",
    // both did, to the same
    "a, b, b, b, false",
    "a, '', '', '', false",
    // both did, and differ: what is typed here stays
    "a, b, c, b, true",
    "a, '', c, '', true",
    "a, b, '', b, true",
    "'', b, c, b, true"
  })
  void a_field_is_joined_by_who_changed_it(
      String read, String typed, String elsewhere, String joined, boolean contested) {
    Draft draft = new Draft();
    draft.form().put(FIELD, typed);

    List<String> told = draft.join(saved(read), saved(elsewhere));

    assertThat(draft.form().get(FIELD)).isEqualTo(joined);
    assertThat(told).isEqualTo(contested ? List.of(FIELD) : List.of());
  }

  /** A save of which the browser draws nothing anew: it goes on to show what was there before. */
  @ParameterizedTest(name = "shown {0}, joined to {1}, then sent {2}: {3}, typed over it: {4}")
  @CsvSource({
    "a, b, a, b, false",
    "a, b, b, b, false",
    "a, b, c, c, true",
    "a, '', a, '', false",
    "'', b, '', b, false",
    "'', b, c, c, true"
  })
  void what_was_joined_behind_a_page_is_not_undone_by_what_it_still_shows(
      String shown, String joined, String sent, String kept, boolean over) {
    Draft draft = new Draft();
    draft.form().put(FIELD, shown);
    draft.join(saved(shown), saved(joined));
    draft.form().put(FIELD, sent);

    assertThat(draft.receive()).isEqualTo(over ? List.of(FIELD) : List.of());
    assertThat(draft.form().get(FIELD)).isEqualTo(kept);
    assertThat(draft.receive()).as("told once").isEmpty();
  }

  /** A page that is drawn anew with what was sent, as where a step was refused. */
  @ParameterizedTest(
      name = "shown {0}, joined to {1}, sent {2}: drawn {3}; cleared then, it stays so")
  @CsvSource({"a, b, a, b", "'', b, '', b", "a, '', a, ''", "'', b, c, c"})
  void what_was_joined_behind_a_page_is_shown_where_it_is_drawn_anew(
      String shown, String joined, String sent, String drawn) {
    Draft draft = new Draft();
    draft.form().put(FIELD, shown);
    draft.join(saved(shown), saved(joined));
    draft.form().put(FIELD, sent);

    draft.draw();

    assertThat(draft.form().get(FIELD)).isEqualTo(drawn);
    draft.form().put(FIELD, "");
    assertThat(draft.receive()).isEmpty();
    assertThat(draft.form().get(FIELD)).isEmpty();
  }

  @Test
  void what_differs_from_the_books_is_told_by_field_and_answer() {
    Snapshot here =
        new Snapshot(Map.of("same", "1", "typed", "2", "empty", ""), 3, Map.of(), Set.of());
    Snapshot books =
        new Snapshot(Map.of("same", "1", "theirs", "2"), 1, Map.of(REMITTED, true), Set.of());

    assertThat(here.differencesTo(books))
        .containsExactlyInAnyOrder("typed", "theirs", "years", "facts.REMITTED");
  }

  @Test
  void what_is_asked_for_is_not_undone_by_what_a_page_still_shows_either() {
    Draft draft = new Draft();
    draft.setYears(1);
    draft.setRemitted(false);
    Snapshot read = draft.snapshot();
    draft.join(read, new Snapshot(Map.of(), 3, Map.of(REMITTED, true), Set.of()));
    draft.setYears(1);
    draft.setRemitted(false);

    assertThat(draft.receive()).isEmpty();
    assertThat(draft.getYears()).isEqualTo(3);
    assertThat(draft.getRemitted()).isTrue();

    draft.setYears(2);
    assertThat(draft.receive())
        .as("typed over three, which was never shown")
        .containsExactly("years");
  }

  @Test
  void years_that_both_have_changed_are_contested() {
    Draft draft = new Draft();
    draft.setYears(2);

    assertThat(draft.join(years(1), years(3))).containsExactly("years");
    assertThat(draft.getYears()).isEqualTo(2);
  }

  private static Snapshot years(int years) {
    return new Snapshot(Map.of(), years, Map.of(), Set.of());
  }

  @Test
  void a_page_that_was_joined_twice_still_shows_what_it_showed_first() {
    Draft draft = new Draft();
    draft.form().put(FIELD, "a");
    draft.join(saved("a"), saved("b"));
    draft.join(saved("b"), saved("c"));
    draft.form().put(FIELD, "a");

    assertThat(draft.receive()).isEmpty();
    assertThat(draft.form().get(FIELD)).isEqualTo("c");
  }

  @Test
  void what_is_asked_for_is_joined_alike_and_an_agreement_stays_given() {
    Draft draft = new Draft();
    draft.setYears(1);
    draft.setRemitted(true);
    draft.tell(TOKEN_AT_HAND, true);

    draft.join(
        new Snapshot(Map.of(), 1, Map.of(TOKEN_AT_HAND, true), Set.of()),
        new Snapshot(Map.of(), 3, Map.of(), Set.of("AGREEMENT")));

    assertThat(draft.getYears()).isEqualTo(3);
    assertThat(draft.getRemitted()).isTrue();
    assertThat(draft.snapshot().told()).as("what was taken back elsewhere").hasSize(1);
    assertThat(draft.getAgreed()).containsEntry("AGREEMENT", true);
  }

  /** Entries in order: who, and whether they edited; a page of {@code wang} has read the first. */
  @ParameterizedTest(name = "trail {0}, read up to {1}: all later edits are wang's: {2}")
  @CsvSource({
    "wang:edited wang:edited, 1, true",
    "wang:edited wang:edited wang:edited, 1, true",
    "wang:edited li:edited, 1, false",
    // the last edit alone says nothing of those before it
    "wang:edited li:edited wang:edited, 1, false",
    "wang:edited wang:edited li:edited wang:edited, 1, false",
    "wang:edited wang:edited li:edited, 1, false",
    // what the page has read itself is nobody's surprise
    "li:edited wang:edited, 1, true",
    "wang:edited li:edited wang:edited, 2, true",
    // who only looked or scanned has typed nothing
    "wang:edited li:scanned wang:edited, 1, true",
    // changed by no edit: nobody's own
    "wang:edited li:scanned, 1, false",
    "wang:edited, 1, false"
  })
  void nobody_stands_in_their_own_way_but_in_the_way_of_others(
      String trail, int read, boolean alone) {
    List<TimelineEntry> timeline = new ArrayList<>();
    for (String entry : trail.split(" ")) {
      String[] said = entry.split(":");
      timeline.add(
          new TimelineEntry(
              Instant.EPOCH,
              said[0],
              said[0],
              "application." + said[1],
              Map.of(),
              timeline.size() + 1));
    }

    assertThat(LaterEdits.areAllOf("wang", timeline, read)).isEqualTo(alone);
    assertThat(LaterEdits.isAnyOfOthers("wang", timeline, read))
        .isEqualTo(timeline.stream().skip(read).anyMatch(DraftJoinTest::isEditOfLi));
    assertThat(LaterEdits.last(timeline)).isEqualTo(timeline.size());
    assertThat(LaterEdits.last(List.of())).isZero();
  }

  private static boolean isEditOfLi(TimelineEntry entry) {
    return entry.actor().equals("li") && entry.action().equals("application.edited");
  }

  private static Snapshot saved(String value) {
    Map<String, String> form = new HashMap<>();
    if (!value.isEmpty()) {
      form.put(FIELD, value);
    }
    return new Snapshot(form, 1, Map.of(), Set.of());
  }
}
