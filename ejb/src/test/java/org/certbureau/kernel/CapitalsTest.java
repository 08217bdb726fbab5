package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.certbureau.kernel.Refusals.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapitalsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 零元整",
    "0.01, 壹分",
    "0.1, 壹角",
    "0.12, 壹角贰分",
    "10, 壹拾元整",
    "10.05, 壹拾元零伍分",
    "10.50, 壹拾元伍角",
    "100, 壹佰元整",
    "110, 壹佰壹拾元整",
    "200, 贰佰元整",
    "300, 叁佰元整",
    "400, 肆佰元整",
    "650, 陆佰伍拾元整",
    "700, 柒佰元整",
    "750, 柒佰伍拾元整",
    "1001, 壹仟零壹元整",
    "10001, 壹万零壹元整",
    "100100, 壹拾万零壹佰元整",
    "101234, 壹拾万壹仟贰佰叁拾肆元整",
    "10000000, 壹仟万元整",
    "100000000, 壹亿元整",
    "100000001, 壹亿零壹元整",
    "100010000, 壹亿零壹万元整",
    "20304050607, 贰佰零叁亿零肆佰零伍万零陆佰零柒元整",
    "600.06, 陆佰元零陆分",
    "123456789.12, 壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分",
    "999999999999.99, 玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
    "-5.5, 负伍元伍角",
  })
  void amounts_are_written_as_on_cheques(String yuan, String capitals) {
    assertThat(CapitalAmount.of(Money.of(yuan))).isEqualTo(capitals);
    assertThat(CapitalAmount.onPaper(Money.of(yuan))).isEqualTo("人民币" + capitals);
  }

  @Test
  void amounts_without_a_common_word_are_not_written() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CapitalAmount.of(Money.of("1000000000000")));
  }

  @ParameterizedTest
  @CsvSource({"1, 壹", "2, 贰", "3, 叁", "4, 肆", "5, 伍"})
  void years_are_one_of_five_numerals(int years, String capital) {
    assertThat(CapitalYears.of(years)).isEqualTo(capital);
    assertThat(CapitalYears.parse(" " + capital)).isEqualTo(years);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "三", "陆", "壹贰", "壹年"})
  void years_written_otherwise_are_refused(String typed) {
    assertRefused(() -> CapitalYears.parse(typed), "kernel.capital-years");
    assertThat(CapitalYears.check(typed)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 6})
  void years_beyond_five_have_no_numeral(int years) {
    assertRefused(() -> CapitalYears.of(years), "kernel.capital-years");
  }
}
