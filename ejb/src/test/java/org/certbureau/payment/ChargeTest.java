package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.RefundRule;
import org.certbureau.region.policy.Scope;
import org.certbureau.region.policy.Text;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteLine;
import org.junit.jupiter.api.Test;

/** A fee of 500 for the opening and 50 for the token, from its quote to its end. */
class ChargeTest {
  private static final String NUMBER = "CS-20261122-000001";
  private static final String UNIT = "长沙澄岚包装材料有限公司";
  private static final Instant NOW = Instant.parse("2026-11-22T02:42:00Z");

  private final Charge charge = charge("500", "50");

  @Test
  void is_due_as_quoted() {
    assertThat(charge.state()).isEqualTo(ChargeState.DUE);
    assertThat(charge.dueSince()).isEqualTo(NOW);
    assertThat(charge.total()).isEqualTo(Money.of("550"));
    assertThat(charge.policyVersion()).isEqualTo(1);
    assertThat(charge.refund()).isEmpty();
    assertThatCode(charge::requireDue).doesNotThrowAnyException();
  }

  @Test
  void is_quoted_again_as_long_as_it_is_due() {
    charge.quoteAgain("长沙澄岚新材料有限公司", quote(2, "400"));
    assertThat(charge.unitName()).isEqualTo("长沙澄岚新材料有限公司");
    assertThat(charge.total()).isEqualTo(Money.of("400"));
    assertThat(charge.policyVersion()).isEqualTo(2);
  }

  @Test
  void stays_as_it_was_paid() {
    charge.settle(NOW);
    charge.quoteAgain("长沙澄岚新材料有限公司", quote(2, "550"));
    assertThat(charge.unitName()).isEqualTo(UNIT);
    assertThat(charge.policyVersion()).isEqualTo(1);
    assertThatThrownBy(() -> charge.quoteAgain(UNIT, quote(2, "400")))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems().get(0).args()).containsExactly("550.00", "400.00"));
  }

  @Test
  void is_paid_once() {
    charge.settle(NOW.plusSeconds(60));
    assertThat(charge.settledAt()).isEqualTo(NOW.plusSeconds(60));
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(charge::requireDue)
        .withMessageContaining("payment.settled-already");
  }

  @Test
  void is_cancelled_where_the_application_ends_before_it_was_paid() {
    charge.giveUp(Optional.of(paysBack()));
    assertThat(charge.state()).isEqualTo(ChargeState.CANCELLED);
    assertThat(charge.refund()).isEmpty();
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(charge::requireDue)
        .withMessageContaining("payment.not-due");
  }

  @Test
  void is_cancelled_where_nothing_was_to_pay() {
    Charge free = charge("0");
    free.settle(NOW);
    free.giveUp(Optional.of(paysBack()));
    assertThat(free.state()).isEqualTo(ChargeState.CANCELLED);
  }

  @Test
  void is_owed_back_by_the_rule_that_says_so() {
    charge.settle(NOW);
    charge.giveUp(Optional.of(paysBack()));
    assertThat(charge.state()).isEqualTo(ChargeState.REFUND_DUE);
    assertThat(charge.refund()).contains(Money.of("550"));
    assertThat(charge.refundRule()).isEqualTo("CIV-566");
    assertThat(charge.refundCitation()).isEqualTo("恢复原状");
    assertThatCode(charge::requireRefundDue).doesNotThrowAnyException();
  }

  @Test
  void keeps_the_lines_that_the_rule_keeps() {
    charge.settle(NOW);
    charge.giveUp(Optional.of(paysBack("CS-F1")));
    assertThat(charge.refund()).contains(Money.of("50"));
  }

  @Test
  void stays_settled_where_the_rule_keeps_it_all() {
    charge.settle(NOW);
    charge.giveUp(Optional.of(paysBack("CS-F1", "CS-F2")));
    assertThat(charge.state()).isEqualTo(ChargeState.SETTLED);
    assertThat(charge.refund()).isEmpty();
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(charge::requireRefundDue)
        .withMessageContaining("payment.no-refund-due");
  }

  @Test
  void is_owed_back_whole_where_no_rule_lets_anything_be_kept() {
    charge.settle(NOW);
    charge.giveUp(Optional.empty());
    assertThat(charge.refund()).contains(Money.of("550"));
    assertThat(charge.refundRule()).isNull();
    assertThat(charge.refundCitation()).isNull();
  }

  @Test
  void is_repaid_once_and_its_amount_stays_known() {
    charge.settle(NOW);
    charge.giveUp(Optional.of(paysBack("CS-F1")));
    charge.repaid(charge.toRepay(Set.of()), 1);
    charge.giveUp(Optional.empty());
    assertThat(charge.state()).isEqualTo(ChargeState.REFUNDED);
    assertThat(charge.refund()).contains(Money.of("50"));
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(charge::requireRefundDue)
        .withMessageContaining("payment.repaid-already");
  }

  @Test
  void counts_the_prints_of_its_receipt_and_the_entries_of_its_trail() {
    assertThat(charge.receiptPrinted()).isEqualTo(1);
    assertThat(charge.receiptPrinted()).isEqualTo(2);
    assertThat(charge.nextAuditNumber()).isEqualTo(1);
    assertThat(charge.nextAuditNumber()).isEqualTo(2);
    assertThat(charge.auditType() + " " + charge.auditId() + " " + charge.auditRegion())
        .isEqualTo("charge " + NUMBER + " 430100");
  }

  @Test
  void keeps_its_lines_word_for_word() {
    assertThat(charge.lines().stream().map(ChargeLine::toView))
        .containsExactly(
            new ChargeLineView(
                1,
                1L,
                "LINE-1",
                new Text("第 1 项", "Item 1"),
                Money.of("500"),
                1,
                Money.of("500"),
                "CS-F1",
                "开户费 500 元",
                null,
                null,
                null),
            new ChargeLineView(
                2,
                1L,
                "LINE-2",
                new Text("第 2 项", "Item 2"),
                Money.of("50"),
                1,
                Money.of("50"),
                "CS-F2",
                "开户费 50 元",
                null,
                null,
                null));
  }

  private static Charge charge(String... amounts) {
    return new Charge(new CaseNumber(NUMBER), UNIT, quote(1, amounts), NOW);
  }

  /** The first amount by CS-F1, the second by CS-F2. */
  private static Bill quote(int version, String... amounts) {
    int[] line = {0};
    List<QuoteLine> lines =
        Arrays.stream(amounts)
            .map(
                amount ->
                    new QuoteLine(
                        "LINE-" + (line[0] + 1),
                        false,
                        new Text("第 " + ++line[0] + " 项", "Item " + line[0]),
                        Money.of(amount),
                        1,
                        Money.of(amount),
                        "CS-F" + line[0],
                        "开户费 " + amount + " 元",
                        version))
            .toList();
    return Bill.of(
        List.of(
            new Bill.Part(
                1,
                new Quote(
                    RegionCode.of("430100"),
                    version,
                    lines.stream().map(QuoteLine::amount).reduce(Money.ZERO, Money::plus),
                    lines))));
  }

  private static RefundRule paysBack(String... keeping) {
    return new RefundRule(Set.of(), Set.of(keeping), Scope.EVERYTHING, "CIV-566", "恢复原状");
  }
}
