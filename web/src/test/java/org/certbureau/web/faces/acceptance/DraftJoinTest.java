package org.certbureau.web.faces.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  @Test
  void what_is_asked_for_is_joined_alike_and_an_agreement_stays_given() {
    Draft draft = new Draft();
    draft.setYears(1);
    draft.setRemitted(true);

    draft.join(
        new Draft.Snapshot(Map.of(), 1, null, Set.of()),
        new Draft.Snapshot(Map.of(), 3, null, Set.of("AGREEMENT")));

    assertThat(draft.getYears()).isEqualTo(3);
    assertThat(draft.getRemitted()).isTrue();
    assertThat(draft.getAgreed()).containsEntry("AGREEMENT", true);
  }

  private static Draft.Snapshot saved(String value) {
    Map<String, String> form = new HashMap<>();
    if (!value.isEmpty()) {
      form.put(FIELD, value);
    }
    return new Draft.Snapshot(form, 1, null, Set.of());
  }
}
