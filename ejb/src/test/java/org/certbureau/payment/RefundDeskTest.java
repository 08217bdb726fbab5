package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.application.Counter.CHANGSHA;

import jakarta.ejb.EJBAccessException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.Step;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.Policies;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The way back of a fee for which there will be no certificate. */
class RefundDeskTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private Counter counter;

  @BeforeEach
  void open() {
    counter = counter(House.onH2());
  }

  private static Counter counter(House house) {
    return new Counter(house.observing(Charging.class));
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"REFUSE", "WITHDRAW"})
  void an_end_after_payment_owes_the_fee_back_by_the_refund_rule_CIV_566(Step end) {
    CaseNumber number = paid(counter);
    counter.take(Person.LI_WEN, number, end, "单位未参保");

    ChargeView owed = charge(number);
    assertThat(owed.state()).isEqualTo(ChargeState.REFUND_DUE);
    assertThat(owed.refund().amount()).isEqualTo(Money.of("750"));
    assertThat(owed.refund().rule()).isEqualTo("CIV-566");
    assertThat(owed.refund().citation()).startsWith("合同解除后");
    assertThat(owed.refund().payee()).isEqualTo("陈澄");
    assertThat(owed.refund().isRepaid()).isFalse();
  }

  /** The policy of the next day keeps the 500 of CS-F1 where the unit itself withdraws. */
  @ParameterizedTest(name = "asked by a policy of the next day: {0}, {1}: {2}")
  @CsvSource({
    "false, WITHDRAW, 750",
    "false, REFUSE, 750",
    "true, WITHDRAW, 250",
    "true, REFUSE, 750"
  })
  void what_is_owed_back_hangs_on_how_it_ended_by_the_policy_that_asked_for_the_fee(
      boolean next, Step end, String owed) {
    counter.newPolicyTomorrow(
        CHANGSHA,
        text ->
            text.replace(
                "  - ends: [REFUSED, WITHDRAWN, STOPPED]\n",
                "  - {ends: [WITHDRAWN], keeps: [CS-F1], rule: CIV-566, citation: 合同解除后}\n"
                    + "  - ends: [REFUSED]\n"));
    counter.house().clock().set(next ? "2026-11-23T08:30" : "2026-11-22T16:00");
    CaseNumber number = paid(counter);
    counter.house().clock().set("2026-11-23T09:00");
    counter.take(Person.LI_WEN, number, end, "单位未参保");
    assertThat(charge(number).policyVersion())
        .isEqualTo(Policies.CHANGSHA.version() + (next ? 1 : 0));
    assertThat(charge(number).refund().amount()).isEqualTo(Money.of(owed));
  }

  @Test
  void the_cashier_records_how_and_when_it_was_repaid_to_whoever_had_paid() {
    CaseNumber number = ended();
    ChargeView repaid = repay(Person.CHEN_SHOU, number, online(" r-7 ", TODAY));

    assertThat(repaid.state()).isEqualTo(ChargeState.REFUNDED);
    assertThat(repaid.refund().isRepaid()).isTrue();
    assertThat(repaid.refund())
        .extracting(
            RefundView::amount,
            RefundView::method,
            RefundView::payee,
            RefundView::reference,
            RefundView::repaidOn,
            RefundView::repaidBy)
        .containsExactly(
            Money.of("750"), PaymentMethod.ONLINE, "陈澄", "R-7", TODAY, Person.CHEN_SHOU.name());
    assertThat(
            counter
                .house()
                .database()
                .text("select details from audit_entry where action = 'charge.repaid'"))
        .contains("750.00", "R-7", "2026-11-22", "CIV-566");
  }

  @Test
  void the_same_voucher_told_twice_changes_nothing_and_no_second_repayment_is_taken() {
    CaseNumber number = ended();
    ChargeView first = repay(Person.CHEN_SHOU, number, online("R-7", TODAY));
    assertThat(repay(Person.CHEN_SHOU, number, online("r-7", TODAY))).isEqualTo(first);
    assertThatThrownBy(() -> repay(Person.CHEN_SHOU, number, online("R-8", TODAY)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("payment.repaid-already");

    CaseNumber other = ended();
    assertThatThrownBy(() -> repay(Person.CHEN_SHOU, other, online("R-7", TODAY)))
        .hasMessageContaining("payment.voucher-used");
  }

  @Test
  void the_same_number_by_another_way_is_another_voucher() {
    repay(Person.CHEN_SHOU, ended(), online("R-7", TODAY));
    CaseNumber other = ended();
    assertThat(
            repay(Person.CHEN_SHOU, other, new NewRefund(PaymentMethod.POS, "R-7", TODAY)).state())
        .isEqualTo(ChargeState.REFUNDED);
  }

  @Test
  void the_same_voucher_of_another_day_is_another_voucher() {
    CaseNumber number = ended();
    counter.house().clock().set("2026-11-23T09:00");
    repay(Person.CHEN_SHOU, number, online("R-7", TODAY));
    assertThatThrownBy(() -> repay(Person.CHEN_SHOU, number, online("R-7", TODAY.plusDays(1))))
        .hasMessageContaining("payment.voucher-used");
  }

  @Test
  void a_voucher_has_sixty_characters_at_most() {
    CaseNumber number = ended();
    assertThatThrownBy(() -> repay(Person.CHEN_SHOU, number, online("7".repeat(61), TODAY)))
        .hasMessageContaining("payment.reference");
    assertThat(repay(Person.CHEN_SHOU, number, online("7".repeat(60), TODAY)).state())
        .isEqualTo(ChargeState.REFUNDED);
  }

  @Test
  void where_no_payer_was_written_down_the_money_goes_to_the_unit() {
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.as(
        Person.CHEN_SHOU,
        () ->
            counter
                .house()
                .bean(CashDesk.class)
                .take(
                    number,
                    new NewPayment(PaymentMethod.POS, Money.of("750"), null, "slip-1", null)));
    counter.take(Person.LI_WEN, number, Step.WITHDRAW, "单位撤回");
    assertThat(charge(number).refund().payee()).isEqualTo("长沙澄岚包装材料有限公司");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, payment.repaid-on-ahead",
    "2026-11-21, payment.repaid-on-before",
    ", payment.repaid-on-missing",
  })
  void the_day_of_the_repayment_must_be_one_that_can_be(LocalDate day, String code) {
    CaseNumber number = ended();
    assertThatThrownBy(() -> repay(Person.CHEN_SHOU, number, online("R-7", day)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::code, Problem::field)
                    .containsExactly(tuple(code, "repaidOn")));
    assertThat(charge(number).state()).isEqualTo(ChargeState.REFUND_DUE);
  }

  @Test
  void the_days_of_a_repayment_are_chinas() {
    counter.house().clock().set("2026-11-23T00:30");
    CaseNumber number = ended();
    assertThatThrownBy(() -> repay(Person.CHEN_SHOU, number, online("R-7", TODAY)))
        .hasMessageContaining("payment.repaid-on-before");
    assertThat(repay(Person.CHEN_SHOU, number, online("R-7", TODAY.plusDays(1))).state())
        .isEqualTo(ChargeState.REFUNDED);
  }

  @Test
  void what_is_missing_is_said_at_its_field() {
    CaseNumber number = ended();
    assertThatThrownBy(() -> repay(Person.CHEN_SHOU, number, new NewRefund(null, " ", null)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::code, Problem::field)
                    .containsExactly(
                        tuple("payment.refund-method-missing", "method"),
                        tuple("payment.reference", "reference"),
                        tuple("payment.repaid-on-missing", "repaidOn")));
  }

  @Test
  void nothing_is_repaid_while_the_application_goes_on() {
    CaseNumber number = paid(counter);
    assertThat(charge(number).refund()).isNull();
    assertThatThrownBy(() -> repay(Person.CHEN_SHOU, number, online("R-7", TODAY)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("payment.no-refund-due");
  }

  @Test
  void only_a_cashier_of_the_region_repays() {
    CaseNumber number = ended();
    assertThatThrownBy(() -> repay(Person.LI_WEN, number, online("R-7", TODAY)))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> repay(Person.MAI_SHOU, number, online("R-7", TODAY)))
        .isInstanceOf(NotFound.class);
  }

  @ParameterizedTest
  @EnumSource
  void two_windows_at_the_same_moment_repay_once(Database on) throws Exception {
    try (Counter busy = counter(new House(on.open(), TestClock.at("2026-11-22T10:42")))) {
      CaseNumber number = paid(busy);
      busy.take(Person.LI_WEN, number, Step.WITHDRAW, "单位撤回");
      int windows = 4;
      CyclicBarrier together = new CyclicBarrier(windows);
      ExecutorService threads = Executors.newFixedThreadPool(windows);
      List<Future<Boolean>> repaid = new ArrayList<>();
      for (int window = 0; window < windows; window++) {
        NewRefund refund = online("R-" + window, TODAY);
        repaid.add(
            threads.submit(
                () -> {
                  together.await();
                  try {
                    busy.as(
                        Person.CHEN_SHOU,
                        () -> busy.house().bean(RefundDesk.class).repay(number, refund));
                    return true;
                  } catch (RuleViolation refused) {
                    return false;
                  }
                }));
      }
      int successes = 0;
      for (Future<Boolean> one : repaid) {
        successes += one.get() ? 1 : 0;
      }
      threads.shutdown();
      assertThat(successes).isEqualTo(1);
      assertThat(busy.house().database().number("select count(*) from refund")).isEqualTo(1);
    }
  }

  private CaseNumber ended() {
    CaseNumber number = paid(counter);
    counter.take(Person.LI_WEN, number, Step.REFUSE, "单位未参保");
    return number;
  }

  private static CaseNumber paid(Counter at) {
    CaseNumber number = at.submitted(CHANGSHA);
    at.as(
        Person.CHEN_SHOU,
        () ->
            at.house()
                .bean(CashDesk.class)
                .take(
                    number,
                    new NewPayment(
                        PaymentMethod.POS, Money.of("750"), "陈澄", "slip-" + number, null)));
    return number;
  }

  @Test
  void it_goes_back_by_a_way_of_paying_that_the_region_has_and_no_other() {
    CaseNumber number = paid(counter);
    counter.take(Person.LI_WEN, number, Step.REFUSE, "单位未参保");
    assertThatThrownBy(
            () ->
                repay(
                    Person.CHEN_SHOU,
                    number,
                    new NewRefund(PaymentMethod.REMITTANCE, "R-9", TODAY)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refused ->
                assertThat(refused.problems())
                    .singleElement()
                    .satisfies(
                        problem -> {
                          assertThat(problem.code()).isEqualTo("region.payment-method");
                          assertThat(problem.field()).isEqualTo("method");
                          assertThat(problem.rule()).contains("CS-05");
                          assertThat(problem.citation()).isNotBlank();
                        }));
    assertThat(charge(number).state()).isEqualTo(ChargeState.REFUND_DUE);
  }

  private ChargeView charge(CaseNumber number) {
    return counter.as(Person.CHEN_SHOU, () -> counter.house().bean(CashDesk.class).charge(number));
  }

  private ChargeView repay(Person person, CaseNumber number, NewRefund repaid) {
    return counter.as(person, () -> counter.house().bean(RefundDesk.class).repay(number, repaid));
  }

  private static NewRefund online(String voucher, LocalDate day) {
    return new NewRefund(PaymentMethod.ONLINE, voucher, day);
  }
}
