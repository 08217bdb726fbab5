package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MoneyProperties {
  @Property
  void a_sum_is_exact_in_any_order(
      @ForAll("amounts") @Size(max = 50) List<Long> fens, @ForAll Random random) {
    Money inOrder = sum(fens);
    Collections.shuffle(fens, random);
    assertThat(sum(fens)).isEqualTo(inOrder);
    assertThat(inOrder).isEqualTo(fen(fens.stream().mapToLong(Long::longValue).sum()));
  }

  @Property
  void what_is_added_can_be_taken_away(@ForAll("fen") long a, @ForAll("fen") long b) {
    assertThat(fen(a).plus(fen(b)).minus(fen(b))).isEqualTo(fen(a));
  }

  @Property
  void times_is_repeated_addition(
      @ForAll("fen") long each, @ForAll @IntRange(max = 50) int quantity) {
    assertThat(fen(each).times(quantity)).isEqualTo(sum(Collections.nCopies(quantity, each)));
  }

  @Property
  void text_reads_back_as_the_same_amount(@ForAll("fen") long amount) {
    assertThat(Money.of(fen(amount).toString())).isEqualTo(fen(amount));
  }

  @Property
  void capital_numerals_say_every_digit_and_no_two_zeros_in_a_row(@ForAll("fen") long amount) {
    String capitals = CapitalAmount.of(fen(amount));
    String digits = String.valueOf(Math.abs(amount)).replace("0", "");
    assertThat(capitals.replaceAll("[^壹贰叁肆伍陆柒捌玖]", "")).isEqualTo(inCapitals(digits));
    assertThat(capitals).doesNotContain("零零").doesNotContain("零元零").doesNotContain("零万");
    assertThat(capitals.startsWith("负")).isEqualTo(amount < 0);
    assertThat(capitals.endsWith("整")).isEqualTo(amount % 100 == 0);
  }

  @Property
  void different_amounts_have_different_capital_numerals(
      @ForAll("fen") long a, @ForAll("fen") long b) {
    assertThat(CapitalAmount.of(fen(a)).equals(CapitalAmount.of(fen(b)))).isEqualTo(a == b);
  }

  @Provide
  Arbitrary<Long> fen() {
    return Arbitraries.longs().between(-99_999_999_999_999L, 99_999_999_999_999L);
  }

  @Provide
  Arbitrary<List<Long>> amounts() {
    return fen().list();
  }

  private static Money fen(long fen) {
    return new Money(BigDecimal.valueOf(fen, 2));
  }

  private static Money sum(List<Long> fens) {
    return fens.stream().map(MoneyProperties::fen).reduce(Money.ZERO, Money::plus);
  }

  private static String inCapitals(String digits) {
    StringBuilder capitals = new StringBuilder();
    digits.chars().forEach(d -> capitals.append("零壹贰叁肆伍陆柒捌玖".charAt(d - '0')));
    return capitals.toString();
  }
}
