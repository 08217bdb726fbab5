package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.RefundRule;
import org.certbureau.region.policy.Scope;
import org.certbureau.region.policy.Text;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteLine;

/** Whatever ends and whatever a cashier repays, in any order and however often. */
class RepaymentsProperties {
  private static final Instant NOW = Instant.parse("2026-11-22T02:42:00Z");
  private static final int ITEMS = 3;

  /** One thing that happens to a charge that was paid. */
  private interface Event {
    void happensTo(Charge charge, int number);
  }

  /** Three items of two lines each, and a line of the case. */
  private static Charge paid(List<Integer> amounts) {
    List<Bill.Part> parts =
        IntStream.rangeClosed(1, ITEMS)
            .mapToObj(
                item ->
                    new Bill.Part(
                        item,
                        new Quote(
                            RegionCode.of("430100"),
                            1,
                            Money.ZERO,
                            List.of(
                                line("OPENING", true, amounts.get(0)),
                                line("TOKEN", false, amounts.get(1)),
                                line("YEARLY", false, amounts.get(2))))))
            .toList();
    Charge charge = new Charge(new CaseNumber("CS-20261122-000001"), "长沙澄岚", Bill.of(parts), NOW);
    charge.settle(NOW);
    return charge;
  }

  private static QuoteLine line(String code, boolean ofCase, int amount) {
    Money price = Money.of(Integer.toString(amount));
    return new QuoteLine(
        code, ofCase, new Text(code, code), price, 1, price, "CS-" + code, code, 1);
  }

  @Property(tries = 500)
  void never_goes_more_back_than_was_paid_and_no_line_twice(
      @ForAll("amounts") List<Integer> amounts, @ForAll("events") List<Event> events) {
    Charge charge = paid(amounts);
    Map<Integer, Long> paidBackBy = new HashMap<>();
    Money owed = Money.ZERO;
    for (int number = 1; number <= events.size(); number++) {
      try {
        events.get(number - 1).happensTo(charge, number);
      } catch (RuleViolation refused) {
        assertThat(refused.problems().get(0).code()).startsWith("payment.");
      }
      long refund = number;
      for (ChargeLine line : charge.lines()) {
        if (line.isRepaidBy(refund)) {
          assertThat(paidBackBy.putIfAbsent(line.ordinal(), refund)).as("repaid once").isNull();
        }
        if (paidBackBy.containsKey(line.ordinal())) {
          assertThat(line.isRepaidBy(paidBackBy.get(line.ordinal()))).as("for good").isTrue();
        }
      }
      Money repaid = Charge.sum(charge.lines().stream().filter(ChargeLine::isRepaid).toList());
      assertThat(repaid).isLessThanOrEqualTo(charge.total());
      assertThat(repaid.plus(charge.open())).isEqualTo(charge.refund().orElse(Money.ZERO));
      assertThat(charge.refund().orElse(Money.ZERO)).isGreaterThanOrEqualTo(owed);
      owed = charge.refund().orElse(Money.ZERO);
      assertThat(charge.state() == ChargeState.REFUND_DUE).isEqualTo(!charge.open().isZero());
      if (charge.open().isZero() && !repaid.isZero()) {
        assertThat(charge.state()).isEqualTo(ChargeState.REFUNDED);
      }
    }
  }

  @Provide
  Arbitrary<List<Integer>> amounts() {
    return Arbitraries.integers().between(0, 500).list().ofSize(ITEMS);
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<Optional<RefundRule>> rules =
        Arbitraries.of("OPENING", "TOKEN", "YEARLY")
            .set()
            .map(
                kept ->
                    new RefundRule(
                        Set.of(),
                        Set.copyOf(kept.stream().map(code -> "CS-" + code).toList()),
                        Scope.EVERYTHING,
                        "CIV-566",
                        "恢复原状"))
            .optional();
    Arbitrary<Event> itemEnds =
        Combinators.combine(Arbitraries.longs().between(1, ITEMS), rules)
            .as((item, rule) -> (charge, number) -> charge.giveUp(item, rule));
    Arbitrary<Event> caseEnds = rules.map(rule -> (charge, number) -> charge.giveUp(rule));
    Arbitrary<Event> repays =
        Arbitraries.integers()
            .between(1, 2 * ITEMS + 2)
            .set()
            .ofMaxSize(3)
            .map(
                lines ->
                    (charge, number) -> charge.repaid(charge.toRepay(Set.copyOf(lines)), number));
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, itemEnds),
            net.jqwik.api.Tuple.of(1, caseEnds),
            net.jqwik.api.Tuple.of(6, repays))
        .list()
        .ofMaxSize(12);
  }
}
