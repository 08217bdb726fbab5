package org.certbureau.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Sourced;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a citation may be told to whoever comes to the desk: the document's own words. */
class PublishedTest {
  static Stream<Policy> policies() {
    return Stream.of(Policies.CHANGSHA, Policies.GUANGDONG);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void a_reading_of_the_bureaus_own_is_not_among_them(Policy policy) {
    List<Sourced> rows =
        Stream.of(policy.access(), policy.tariff(), policy.deadlines(), policy.refunds())
            .<Sourced>flatMap(List::stream)
            .toList();
    assertThat(rows).filteredOn(row -> Sourced.isReading(row.rule())).isNotEmpty();
    for (Sourced row : rows) {
      String told = Sourced.published(row.citation());
      assertThat(told).isNotBlank().doesNotContain("原文");
      assertThat(policy.readings())
          .allSatisfy(reading -> assertThat(told).doesNotContain(reading.words()));
      if (!Sourced.isReading(row.rule())) {
        assertThat(told).isEqualTo(row.citation());
      }
    }
  }
}
