package org.certbureau.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.oracle.TruthTable.Row;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteLine;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.region.quoting.Quoting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a service costs, line by line; a price is told for every channel. */
class FeesTableTest {
  private static final Pattern RULE = Pattern.compile("\\b[A-Z]+-[A-Z]?\\d+\\b");

  /** Wait for the service that brings several certificates into one case: NEW of employees. */
  private static final Set<String> LATER = Set.of("two certificates (GD-02)");

  /** Of a damaged token: {@code warranty=true;human=?}. */
  private static final Map<String, Fact> OF_DAMAGE =
      Map.of("warranty", Fact.IN_WARRANTY, "human", Fact.HUMAN_DAMAGE);

  private static final Pattern DAMAGE = Pattern.compile("(warranty|human)=(true|false|\\?)");

  /** A change is charged for once, whatever fields it is about: a quote knows none of them. */
  private static final String SEVERAL = "fields=unitEmail,insuranceNumber";

  private static final Set<String> FACTS = Set.of("-", "SUBMITTED_ONLINE", "expired", SEVERAL);

  static Stream<Row> whole() {
    return TruthTable.byAnyChannel("fees").filter(row -> !isFraction(row) && !isLater(row));
  }

  static Stream<Row> fractions() {
    return TruthTable.byAnyChannel("fees").filter(FeesTableTest::isFraction);
  }

  static Stream<Row> later() {
    return TruthTable.byAnyChannel("fees").filter(FeesTableTest::isLater);
  }

  private static boolean isFraction(Row row) {
    return row.get("YEARS").contains(".");
  }

  private static boolean isLater(Row row) {
    return LATER.contains(row.get("EXTRA"));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void a_price_is_the_sum_of_the_lines_that_its_rules_name(Row row) {
    assertThat(row.get("CERTIFICATES")).isEqualTo("1");
    assertThat(isOfDamage(row) || FACTS.contains(row.get("EXTRA"))).isTrue();
    if (row.says("TOTAL", "REFUSED")) {
      assertThat(refusal(row)).isEqualTo(expectedRefusal(row));
    } else {
      Quote quote = Quoting.quote(row.policy(), request(row));
      assertThat(quote.total()).hasToString(row.get("TOTAL"));
      assertThat(quote.lines().stream().map(QuoteLine::rule).collect(Collectors.toSet()))
          .isEqualTo(rules(row));
    }
  }

  /** A price is asked for whole years: a door that is told others says so before it asks. */
  @ParameterizedTest
  @MethodSource("fractions")
  void a_part_of_a_year_is_no_number_of_years_and_neither_neighbour_is_taken_for_it(Row row) {
    assertThat(row.get("TOTAL")).isEqualTo("REFUSED");
    assertThat(row.policy().years(row.situation(Facts.NONE)))
        .get()
        .extracting(rule -> rule.rule())
        .isEqualTo(rules(row).iterator().next());
  }

  @ParameterizedTest
  @MethodSource("later")
  void several_certificates_cost_what_each_of_them_costs(Row row) {
    int certificates = Integer.parseInt(row.get("CERTIFICATES"));
    Quote one = Quoting.quote(row.policy(), request(row));
    assertThat(one.total().times(certificates)).hasToString(row.get("TOTAL"));
  }

  /** A certificate that is renewed is in its window where the row does not tell. */
  private static String extra(Row row) {
    if (row.service() == Service.RENEW) {
      return row.says("EXTRA", "expired") ? "EXPIRED" : "IN_WINDOW";
    }
    return row.says("EXTRA", SEVERAL) ? "-" : row.get("EXTRA");
  }

  private static QuoteRequest request(Row row) {
    Facts facts = isLater(row) ? Facts.NONE : facts(row);
    Situation asked = row.situation(facts);
    return new QuoteRequest(
        row.policy().region(),
        asked.service(),
        asked.holder(),
        asked.channel(),
        Integer.parseInt(row.get("YEARS")),
        Integer.parseInt(row.get("APPLICATIONS")),
        asked.facts());
  }

  private static boolean isOfDamage(Row row) {
    return DAMAGE.matcher(row.get("EXTRA").split(";")[0]).matches();
  }

  private static Facts facts(Row row) {
    return isOfDamage(row) ? damage(row.get("EXTRA")) : TruthTable.facts(extra(row));
  }

  private static Facts damage(String told) {
    Facts facts = Facts.NONE;
    for (String word : told.split(";")) {
      Matcher said = DAMAGE.matcher(word);
      assertThat(said.matches()).as(word).isTrue();
      if (!said.group(2).equals("?")) {
        facts = facts.with(OF_DAMAGE.get(said.group(1)), Boolean.parseBoolean(said.group(2)));
      }
    }
    return facts;
  }

  /** By its rule, or by what it says where there is none to name. */
  private static String expectedRefusal(Row row) {
    return row.says("RULE", "takes no years")
        ? "region.years-not-asked"
        : rules(row).iterator().next();
  }

  private static String refusal(Row row) {
    try {
      return "costs " + Quoting.quote(row.policy(), request(row)).total();
    } catch (RuleViolation refused) {
      Problem first = refused.problems().get(0);
      return row.says("RULE", "takes no years") ? first.code() : first.rule();
    }
  }

  private static Set<String> rules(Row row) {
    // what stands in brackets explains, and so does a reading beside the document's own rule
    Set<String> named =
        RULE.matcher(row.get("RULE").replaceAll("\\(payable[^)]*\\)", ""))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    if (!named.stream().allMatch(Sourced::isReading)) {
      named.removeIf(Sourced::isReading);
    }
    return named;
  }
}
