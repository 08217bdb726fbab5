package org.certbureau.web.faces.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reviewer's eye is led to. */
class DifferenceTest {
  @ParameterizedTest(name = "{0} beside {1}")
  @CsvSource({
    "430111020458, 430104118236, 4301|11020458|",
    "430104118236, 430111020458, 4301|04118236|",
    "cw2019@a.cn, cwzx@a.cn, cw|2019|@a.cn",
    "cwzx@a.cn, cw2019@a.cn, cw|zx|@a.cn",
    "澄岚, 澄岚包装, 澄岚||",
    "澄岚包装, 澄岚, 澄岚|包装|",
    // nothing is told twice
    "aa, aaa, aa||",
    "aaa, aa, aa|a|",
    "一样, 一样, 一样||",
    "'', 新, ||",
    "新, '', |新|",
    // a character is one, however many units it takes
    "𡍶甲, 𡍷甲, |𡍶|甲",
  })
  void only_what_differs_is_marked(String value, String other, String parts) {
    Difference difference = Difference.of(value, other);
    assertThat(difference.head() + "|" + difference.middle() + "|" + difference.tail())
        .isEqualTo(parts);
  }
}
