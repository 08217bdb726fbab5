package org.certbureau.region.quoting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Policy;

class QuotingPropertiesTest {
  @Property
  void the_total_is_the_sum_of_the_lines_and_never_negative(
      @ForAll("policies") Policy policy,
      @ForAll Service service,
      @ForAll HolderType holder,
      @ForAll Channel channel,
      @ForAll("facts") Facts facts,
      @ForAll @IntRange(min = -1, max = 7) int years,
      @ForAll @IntRange(min = -1, max = 15) int systems) {
    QuoteRequest request =
        new QuoteRequest(policy.region(), service, holder, channel, years, systems, facts);
    Throwable refused = catchThrowable(() -> check(Quoting.quote(policy, request)));
    if (refused instanceof RuleViolation violation) {
      assertThat(violation.problems()).allMatch(problem -> problem.field() != null);
    } else if (refused != null) {
      throw new AssertionError(refused);
    }
  }

  private static void check(Quote quote) {
    Money sum = quote.lines().stream().map(QuoteLine::amount).reduce(Money.ZERO, Money::plus);
    assertThat(quote.total()).isEqualTo(sum);
    assertThat(quote.total().isNegative()).isFalse();
    assertThat(quote.lines())
        .isNotEmpty()
        .allMatch(line -> line.amount().equals(line.unitPrice().times(line.quantity())))
        .allMatch(line -> !line.rule().isBlank() && !line.citation().isBlank());
  }

  @Property
  void more_years_never_cost_less(
      @ForAll @IntRange(min = 1, max = 5) int years, @ForAll @IntRange(min = 1, max = 5) int more) {
    Money less = guangdong(Math.min(years, more));
    assertThat(guangdong(Math.max(years, more))).isGreaterThanOrEqualTo(less);
  }

  @Property
  void more_systems_never_cost_less(
      @ForAll @IntRange(min = 1, max = 13) int systems,
      @ForAll @IntRange(min = 1, max = 13) int more) {
    Money less = changsha(Math.min(systems, more));
    assertThat(changsha(Math.max(systems, more))).isGreaterThanOrEqualTo(less);
  }

  private static Money guangdong(int years) {
    return Policies.quote("440000", Service.NEW, HolderType.UNIT, years, 1, Facts.NONE).total();
  }

  private static Money changsha(int systems) {
    return Policies.quote("430100", Service.NEW, HolderType.UNIT, 1, systems, Facts.NONE).total();
  }

  @Provide
  Arbitrary<Policy> policies() {
    return Arbitraries.of(Policies.all());
  }

  @Provide
  Arbitrary<Facts> facts() {
    return Arbitraries.maps(Arbitraries.of(Fact.values()), Arbitraries.of(true, false))
        .map(Facts::new);
  }
}
