package org.certbureau.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody reads through a million certificates: what a search must say at least. */
class PairFilterTest {
  @ParameterizedTest(name = "{0}, {1}..{2}: {3}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,    -,          -,          certificate.search-needs-condition, text
          ' ',  -,          -,          certificate.search-needs-condition, text
          -,    2026-01-01, -,          certificate.search-needs-condition, text
          -,    -,          2026-01-01, certificate.search-needs-condition, text
          长,   -,          -,          certificate.search-too-short,       text
          ' 长 ', -,        -,          certificate.search-too-short,       text
          𠮷,   -,          -,          certificate.search-too-short,       text
          -,    2026-01-02, 2026-01-01, certificate.search-span-backwards,  endsUntil
          长沙, 2026-01-02, 2026-01-01, certificate.search-span-backwards,  endsUntil
          -,    2026-01-01, 2026-04-04, certificate.search-span,            endsUntil
          """)
  void a_search_for_too_much_is_refused(
      String text, LocalDate from, LocalDate until, String code, String field) {
    assertThatThrownBy(() -> new PairFilter(text, from, until, PairState.ACTIVE))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::code, Problem::field)
                    .containsExactly(tuple(code, field)));
  }

  @ParameterizedTest(name = "{0}, {1}..{2}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          长沙,   -,          -,          长沙
          ' 长沙 ', -,        -,          长沙
          -,      2026-01-01, 2026-04-03, -
          -,      2026-01-01, 2026-01-01, -
          长沙,   2026-01-01, 2036-01-01, 长沙
          长沙,   2026-01-01, -,          长沙
          长沙,   -,          2026-01-01, 长沙
          """)
  void a_name_or_a_quarter_of_a_year_is_enough(
      String text, LocalDate from, LocalDate until, String searched) {
    assertThat(new PairFilter(text, from, until, null).text()).isEqualTo(searched);
  }
}
