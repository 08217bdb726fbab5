package org.certbureau.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.certbureau.kernel.calendar.China;
import org.certbureau.kernel.calendar.WorkingDays;
import org.certbureau.oracle.TruthTable.Row;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.policy.DeadlineRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a case is due. */
class DeadlinesTableTest {
  /** A reading of a rule, under which a policy has it. */
  private static final Map<String, String> READINGS = Map.of("A-C24", "CS-09");

  static Stream<Row> rows() {
    return TruthTable.atCounter("deadlines");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void a_case_is_due_so_many_working_days_after_it_began(Row row) {
    DeadlineRule rule =
        row.policy().deadline(row.situation(Facts.of(Fact.CHARGED, true))).orElseThrow();
    LocalDate start =
        LocalDate.ofInstant(OffsetDateTime.parse(row.get("START")).toInstant(), China.ZONE);
    assertThat(rule.workingDays()).hasToString(row.get("WORKING_DAYS"));
    assertThat(READINGS.getOrDefault(rule.rule(), rule.rule())).isEqualTo(row.get("RULE"));
    assertThat(WorkingDays.bundled().after(start, rule.workingDays()).day())
        .hasToString(row.get("DUE"));
  }
}
