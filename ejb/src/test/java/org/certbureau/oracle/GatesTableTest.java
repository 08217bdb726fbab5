package org.certbureau.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.GateProgress;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.oracle.TruthTable.Row;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.GateRule;
import org.certbureau.region.policy.PaymentRule;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteLine;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.region.quoting.Quoting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What has to happen before a token is made, or before what needs none takes effect. */
class GatesTableTest {
  /** What a cell says of a gate. */
  private static final Map<Gate, Map<String, Boolean>> OPEN =
      Map.of(
          Gate.ORIGINALS, Map.of("seen", true, "unseen", false),
          Gate.REVIEW, Map.of("approved", true, "open", false, "-", false),
          Gate.PAYMENT, Map.of("paid", true, "unpaid", false, "free", false));

  private static final Map<String, Facts> CIRCUMSTANCES =
      Map.of(
          "-",
          Facts.NONE,
          "in warranty, not human, inspected",
          Facts.of(Fact.IN_WARRANTY, true).with(Fact.DAMAGED, true).with(Fact.HUMAN_DAMAGE, false));

  private static final String OWN_WORK = "approved by the acceptor";
  private static final String PRIVATE_CARD = "POS, private card";

  static Stream<Row> progress() {
    return TruthTable.atCounter("gates")
        .filter(row -> !isOwnWork(row) && !isOfPayer(row) && !isOfOfficers(row));
  }

  static Stream<Row> ownWork() {
    return TruthTable.atCounter("gates").filter(GatesTableTest::isOwnWork);
  }

  static Stream<Row> payers() {
    return TruthTable.atCounter("gates").filter(GatesTableTest::isOfPayer);
  }

  private static boolean isOwnWork(Row row) {
    return row.says("REVIEW", OWN_WORK);
  }

  /** Read where officers are, in {@code KeyRecoveryTest}: no gate of a policy opens by them. */
  private static boolean isOfOfficers(Row row) {
    return row.service() == Service.KEY_RECOVERY;
  }

  private static boolean isOfPayer(Row row) {
    return row.says("PAYMENT", PRIVATE_CARD);
  }

  @ParameterizedTest
  @MethodSource("progress")
  void it_goes_on_once_every_gate_is_open_and_until_then_each_rule_of_a_closed_one_is_named(
      Row row) {
    assertThat(CIRCUMSTANCES).containsKey(row.get("EXTRA"));
    Quote quote = quote(row);
    assertThat(quote.total().isZero()).isEqualTo(row.says("PAYMENT", "free"));
    Situation situation = row.situation(Facts.of(Fact.CHARGED, !quote.total().isZero()));
    Set<Gate> required = row.policy().gates(situation);
    GateProgress gates = GateProgress.read(text(required), text(open(row)));
    if (row.says("RESULT", "CLOSED")) {
      assertThat(ruleOf(row, situation, gates.closed()))
          .allMatch(rule -> named(row).contains(rule));
      assertThat(ruleParts(row))
          .allMatch(
              part -> part.stream().anyMatch(ruleOf(row, situation, gates.closed())::contains));
      assertThat(gates.closed()).isNotEmpty();
    } else {
      assertThat(gates.closed()).isEmpty();
      assertThat(Procedure.of(row.service()).needsStation() ? "PRODUCE" : "EFFECT")
          .isEqualTo(row.get("RESULT"));
      assertThat(required.contains(Gate.REVIEW)).isEqualTo(!row.says("REVIEW", "-"));
      if (row.says("PAYMENT", "free")) {
        assertThat(quote.lines()).extracting(QuoteLine::rule).containsExactly(row.get("RULE"));
      }
    }
  }

  /** Nobody reviews what they accepted; the rule is that of the review. */
  @ParameterizedTest
  @MethodSource("ownWork")
  void a_review_by_the_acceptor_is_refused_by_the_rule_of_the_gate(Row row) {
    assertThat(row.get("RESULT")).isEqualTo("REFUSED");
    assertThat(row.policy().gateRule(Gate.REVIEW, row.situation(Facts.of(Fact.CHARGED, true))))
        .get()
        .extracting(GateRule::rule)
        .isEqualTo(row.get("RULE"));
  }

  @ParameterizedTest
  @MethodSource("payers")
  void a_card_may_be_anybodys(Row row) {
    assertThat(row.get("RESULT")).isEqualTo("TAKEN");
    assertThat(row.policy().payments(row.situation(Facts.NONE)))
        .filteredOn(payment -> payment.method() == PaymentMethod.POS)
        .extracting(PaymentRule::payer)
        .containsExactly(PaymentRule.Payer.ANYONE);
    assertThat(row.policy().readings()).anyMatch(reading -> reading.reading().equals("A-G14"));
  }

  private static Quote quote(Row row) {
    Situation asked = row.situation(CIRCUMSTANCES.get(row.get("EXTRA")));
    return Quoting.quote(
        row.policy(),
        new QuoteRequest(
            row.policy().region(),
            asked.service(),
            asked.holder(),
            asked.channel(),
            1,
            1,
            asked.facts()));
  }

  private static Set<Gate> open(Row row) {
    Set<Gate> open = EnumSet.noneOf(Gate.class);
    OPEN.forEach(
        (gate, words) -> {
          assertThat(words).containsKey(row.get(gate.name()));
          if (words.get(row.get(gate.name()))) {
            open.add(gate);
          }
        });
    return open;
  }

  private static String text(Set<Gate> gates) {
    return gates.isEmpty()
        ? "NONE"
        : gates.stream().map(Gate::name).collect(Collectors.joining(","));
  }

  private static Set<String> ruleOf(Row row, Situation situation, Set<Gate> gates) {
    return gates.stream()
        .map(gate -> row.policy().gateRule(gate, situation).map(Sourced::rule).orElseThrow())
        .collect(Collectors.toSet());
  }

  /** One for each gate; with a stroke between where either of two may be it. */
  private static List<List<String>> ruleParts(Row row) {
    return Arrays.stream(row.get("RULE").split(","))
        .map(part -> Arrays.asList(part.split("/")))
        .toList();
  }

  private static Set<String> named(Row row) {
    return ruleParts(row).stream().flatMap(List::stream).collect(Collectors.toSet());
  }
}
