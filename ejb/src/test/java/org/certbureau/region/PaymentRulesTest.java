package org.certbureau.region;

import static org.assertj.core.api.Assertions.assertThat;

import org.certbureau.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentRulesTest {
  private static final String UNIT = "广东省示例研究院（集团）";

  @ParameterizedTest(name = "{0}, {1}, by \"{2}\": {3} by {4}")
  @CsvSource(
      nullValues = "null",
      textBlock =
          """
          440000, REMITTANCE, 广东省示例研究院（集团）,     -,                        null
          440000, REMITTANCE, '广东省示例研究院(集团) ',    -,                        null
          440000, REMITTANCE, 广东省 示例研究院（集团）,    -,                        null
          440000, REMITTANCE, 张三,                        region.payer-not-holder,  GD-10
          440000, REMITTANCE, 广东省示例研究院,             region.payer-not-holder,  GD-10
          440000, REMITTANCE, '',                          region.payer-not-holder,  GD-10
          440000, REMITTANCE, null,                        region.payer-not-holder,  GD-10
          440000, POS,        张三,                        -,                        null
          440000, POS,        null,                        -,                        null
          440000, ONLINE,     null,                        region.payment-method,    null
          440000, null,       null,                        region.payment-method,    null
          430100, POS,        null,                        -,                        null
          430100, REMITTANCE, 广东省示例研究院（集团）,     region.payment-method,    null
          430100, ONLINE,     null,                        region.payment-method,    null
          """)
  void whoMayPayAndHow(
      String region, PaymentMethod method, String payer, String code, String rule) {
    Situation situation = Situation.of(Service.NEW, HolderType.UNIT, Channel.COUNTER);
    var problems = PaymentRules.check(Policies.of(region), situation, method, UNIT, payer);
    if (code.equals("-")) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems)
          .singleElement()
          .extracting(Problem::code, Problem::rule)
          .containsExactly(code, rule);
    }
  }

  @Test
  void aWayToPayMayHangOnTheChannel() {
    Situation online = Situation.of(Service.NEW, HolderType.UNIT, Channel.ONLINE);
    assertThat(PaymentRules.check(Policies.CHANGSHA, online, PaymentMethod.ONLINE, UNIT, null))
        .isEmpty();
    assertThat(PaymentRules.check(Policies.GUANGDONG, online, PaymentMethod.POS, UNIT, null))
        .extracting(Problem::field)
        .containsExactly("method");
  }

  @Test
  void namesWithoutAnyCharacterAreNoName() {
    assertThat(PaymentRules.sameName(" ", "　")).isFalse();
    assertThat(PaymentRules.sameName("ＡＢＣ有限公司", "abc 有限公司")).isTrue();
  }
}
