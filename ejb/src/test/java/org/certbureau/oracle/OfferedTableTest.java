package org.certbureau.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.oracle.TruthTable.Row;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.AccessRule;
import org.certbureau.region.quoting.Access;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which service is to be had, and by which rule it is or is not. */
class OfferedTableTest {
  static Stream<Row> atCounter() {
    return TruthTable.atCounter("offered");
  }

  /** What is refused elsewhere; the channels themselves open with the online desk and the mail. */
  static Stream<Row> refusedElsewhere() {
    return TruthTable.byAnyChannel("offered")
        .filter(row -> !row.says("CHANNEL", "COUNTER") && row.says("VERDICT", "REFUSED"));
  }

  @ParameterizedTest
  @MethodSource({"atCounter", "refusedElsewhere"})
  void a_service_is_offered_or_refused_by_its_rule(Row row) {
    assertThat(answer(row)).isEqualTo(row.get("VERDICT") + " " + row.get("RULE"));
  }

  private static String answer(Row row) {
    Situation situation = row.situation(TruthTable.facts(row.get("WHEN")));
    try {
      AccessRule let = Access.require(row.policy(), situation);
      return let.verdict() + " " + let.rule();
    } catch (RuleViolation refused) {
      return "REFUSED " + refused.problems().get(0).rule();
    }
  }
}
