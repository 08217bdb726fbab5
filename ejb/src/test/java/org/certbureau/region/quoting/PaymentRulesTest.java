package org.certbureau.region.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.certbureau.kernel.Problem;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.reading.PolicyReader;
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
          440000, REMITTANCE, 广东省示例研究院﹙集团﹚,    -,                        null
          440000, REMITTANCE, 广东省・示例研究院（集团）,  -,                        null
          440000, REMITTANCE, 广东省示例研究院【集团】,    region.payer-other-signs, GD-10
          440000, REMITTANCE, 广东省示例研究院集团,        region.payer-other-signs, GD-10
          440000, REMITTANCE, 张三,                        region.payer-not-holder,  GD-10
          440000, REMITTANCE, 广东省示例研究院,             region.payer-not-holder,  GD-10
          440000, REMITTANCE, '',                          region.payer-not-holder,  GD-10
          440000, REMITTANCE, null,                        region.payer-not-holder,  GD-10
          440000, POS,        张三,                        -,                        null
          440000, POS,        null,                        -,                        null
          440000, ONLINE,     null,                        region.payment-method,    GD-11、GD-10
          440000, null,       null,                        region.missing,          null
          430100, POS,        null,                        -,                        null
          430100, REMITTANCE, 广东省示例研究院（集团）,     region.payment-method,    CS-05
          430100, ONLINE,     null,                        region.payment-method,    CS-05
          """)
  void who_may_pay_and_how(
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

  @ParameterizedTest(name = "{0} {1} of {2}, taken {3}: {4} by {5}")
  @CsvSource(
      nullValues = "null",
      textBlock =
          """
          # 2026-11-20 is a Friday; 1 October opens eight days off in 2025
          440000, REMITTANCE, 2026-11-19, 2026-11-20, -,                         null
          440000, REMITTANCE, 2026-11-20, 2026-11-20, region.remitted-too-late,  GD-11
          440000, REMITTANCE, 2026-11-20, 2026-11-22, region.remitted-too-late,  GD-11
          440000, REMITTANCE, 2026-11-20, 2026-11-23, -,                         null
          440000, REMITTANCE, 2026-11-21, 2026-11-23, -,                         null
          440000, REMITTANCE, 2025-09-30, 2025-10-08, region.remitted-too-late,  GD-11
          440000, REMITTANCE, 2025-09-30, 2025-10-09, -,                         null
          440000, REMITTANCE, 2026-11-24, 2026-11-23, region.remitted-on-ahead,  GD-11
          440000, REMITTANCE, null,       2026-11-23, region.remitted-on-missing, GD-11
          440000, POS,        null,       2026-11-23, -,                         null
          430100, POS,        null,       2026-11-23, -,                         null
          """)
  void a_remittance_has_its_lead_GD_11(
      String region,
      PaymentMethod method,
      LocalDate remittedOn,
      LocalDate taken,
      String code,
      String rule) {
    Situation situation = Situation.of(Service.NEW, HolderType.UNIT, Channel.COUNTER);
    var problems =
        PaymentRules.checkLead(Policies.of(region), situation, method, remittedOn, taken);
    if (code.equals("-")) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems)
          .singleElement()
          .extracting(Problem::code, Problem::rule, Problem::field)
          .containsExactly(code, rule, "remittedOn");
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      textBlock =
          """
          440000, GD-11, 可现场刷卡或提前一个工作日汇款并带上汇款凭证
          999000, GD-10, 私人汇款概不受理
          """)
  void a_lead_rests_on_a_phrase_of_its_own_or_else_on_that_of_the_way_to_pay(
      String region, String rule, String citation) {
    Policy policy =
        region.equals("999000")
            ? PolicyReader.read(
                Policies.written(region)
                    .replace("payer: HOLDER", "payer: HOLDER\n    leadWorkingDays: 1"))
            : Policies.of(region);
    Situation situation = Situation.of(Service.NEW, HolderType.UNIT, Channel.COUNTER);
    LocalDate today = LocalDate.of(2026, 11, 20);
    for (LocalDate remittedOn : new LocalDate[] {null, today}) {
      assertThat(
              PaymentRules.checkLead(
                  policy, situation, PaymentMethod.REMITTANCE, remittedOn, today))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.rule()).isEqualTo(rule);
                assertThat(problem.args()).endsWith(citation);
              });
    }
  }

  @Test
  void a_way_to_pay_may_hang_on_the_channel() {
    Situation online = Situation.of(Service.NEW, HolderType.UNIT, Channel.ONLINE);
    assertThat(PaymentRules.check(Policies.CHANGSHA, online, PaymentMethod.ONLINE, UNIT, null))
        .isEmpty();
    assertThat(PaymentRules.check(Policies.GUANGDONG, online, PaymentMethod.POS, UNIT, null))
        .extracting(Problem::field)
        .containsExactly("method");
  }

  @Test
  void names_without_any_character_are_no_name() {
    assertThat(PaymentRules.sameName(" ", "　")).isFalse();
    assertThat(PaymentRules.sameName("ＡＢＣ有限公司", "abc 有限公司")).isTrue();
  }
}
