package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.application.Counter.CHANGSHA;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.Step;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.RefundRule;
import org.certbureau.region.policy.Scope;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A charge goes back by its lines, each once, by as many refunds as it takes. */
class RefundByLineTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private Counter counter;

  @BeforeEach
  void open() {
    counter = new Counter(House.onH2().observing(Charging.class));
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @Test
  void a_refund_pays_back_the_lines_that_it_names_and_the_next_one_the_rest() {
    CaseNumber number = ended(counter);
    ChargeView half = repay(number, "R-1", 1);
    assertThat(half.state()).isEqualTo(ChargeState.REFUND_DUE);
    assertThat(half.refund().amount()).isEqualTo(Money.of("750"));
    assertThat(half.refund().open()).isEqualTo(Money.of("250"));
    assertThat(half.refund().isRepaid()).isFalse();
    assertThat(half.lines())
        .extracting(ChargeLineView::line, ChargeLineView::back, ChargeLineView::backRule)
        .containsExactly(
            tuple(1, Back.REPAID, "CIV-566"),
            tuple(2, Back.OWED, "CIV-566"),
            tuple(3, Back.OWED, "CIV-566"));

    ChargeView whole = repay(number, "R-2");
    assertThat(whole.state()).isEqualTo(ChargeState.REFUNDED);
    assertThat(whole.refund().open()).isEqualTo(Money.ZERO);
    assertThat(whole.refund().reference()).isEqualTo("R-2");
    assertThat(whole.repayments())
        .extracting(Repayment::reference, Repayment::amount, Repayment::lines)
        .containsExactly(
            tuple("R-1", Money.of("500"), List.of(1)),
            tuple("R-2", Money.of("250"), List.of(2, 3)));
    assertThat(counter.house().database().text("select sum(amount) from refund"))
        .isEqualTo("750.00");
  }

  @Test
  void the_trail_says_which_lines_went_back_and_their_sum() {
    repay(ended(counter), "R-1", 3, 2);
    assertThat(
            counter
                .house()
                .database()
                .text("select details from audit_entry where action = 'charge.repaid'"))
        .contains("\"lines\":\"2,3\"", "250.00", "R-1");
  }

  @ParameterizedTest(name = "line {0}: {1}")
  @CsvSource({
    "1, payment.line-repaid-already",
    "4, payment.line-unknown",
    "0, payment.line-unknown"
  })
  void a_line_that_cannot_be_repaid_is_refused_at_its_field(int line, String code) {
    CaseNumber number = ended(counter);
    repay(number, "R-1", 1);
    refused(number, code, 2, line);
    assertThat(charge(number).refund().open()).as("and nothing was taken").isEqualTo(money("250"));
  }

  @Test
  void a_place_that_was_left_empty_is_no_line() {
    assertThat(NewRefund.of(PaymentMethod.ONLINE, "R-1", TODAY, Arrays.asList(2, null, 2)).lines())
        .containsExactlyInAnyOrder(0, 2);
    assertThat(NewRefund.of(PaymentMethod.ONLINE, "R-1", TODAY, null).lines()).isEmpty();
  }

  /** A program that has chosen none of the lines would pay back all of them. */
  @Test
  void a_list_that_names_no_line_is_refused_and_does_not_mean_all() {
    assertThatThrownBy(() -> NewRefund.of(PaymentMethod.ONLINE, "R-1", TODAY, List.of()))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::code, Problem::field)
                    .containsExactly(tuple("payment.refund-lines-none", "lines")));
  }

  /** The policy of the next day keeps CS-F1 where the unit itself withdraws. */
  @Test
  void a_line_that_the_rule_keeps_is_refused_by_that_rule() {
    counter.newPolicyTomorrow(
        CHANGSHA,
        text ->
            text.replace(
                "  - ends: [REFUSED, WITHDRAWN, STOPPED]\n",
                "  - {ends: [WITHDRAWN], keeps: [CS-F1], rule: CIV-566, citation: 合同解除后}\n"
                    + "  - ends: [REFUSED, STOPPED]\n"));
    counter.house().clock().set("2026-11-23T08:30");
    CaseNumber number = ended(counter);
    assertThat(refused(number, "payment.line-not-owed", 1))
        .satisfies(problem -> assertThat(problem.rule()).isEqualTo("CIV-566"))
        .satisfies(problem -> assertThat(problem.citation()).isEqualTo("合同解除后"));
    assertThat(charge(number).lines().get(0).back()).isEqualTo(Back.KEPT);
  }

  @Test
  void the_same_voucher_told_twice_for_the_same_lines_changes_nothing_and_for_others_is_refused() {
    CaseNumber number = ended(counter);
    ChargeView first = repay(number, "R-1", 1, 2);
    assertThat(repay(number, "r-1", 2, 1)).isEqualTo(first);
    for (int[] others : new int[][] {{1}, {3}, {}}) {
      assertThatThrownBy(() -> repay(number, "R-1", others))
          .hasMessageContaining("payment.voucher-used");
    }
  }

  @Test
  void a_line_is_repaid_only_while_nothing_of_its_item_goes_on() {
    CaseNumber number = paid(counter, "750");
    refused(number, "payment.line-not-owed", 1);
  }

  @Test
  void three_items_in_one_case_are_one_charge_and_equal_lines_print_as_one() {
    CaseNumber number = ofThreeItems();
    ChargeView charge = charge(number);
    assertThat(charge.total()).isEqualTo(Money.of("1250"));
    assertThat(charge.lines())
        .extracting(ChargeLineView::line, ChargeLineView::code, line -> line.itemId() == null)
        .containsExactly(
            tuple(1, "OPENING", true),
            tuple(2, "MEDIUM", false),
            tuple(3, "APPLICATION_YEAR", false),
            tuple(4, "MEDIUM", false),
            tuple(5, "APPLICATION_YEAR", false),
            tuple(6, "MEDIUM", false),
            tuple(7, "APPLICATION_YEAR", false));
    assertThat(charge.printed())
        .extracting(
            PrintedLine::rule, PrintedLine::quantity, PrintedLine::unitPrice, PrintedLine::amount)
        .containsExactly(
            tuple("CS-F1", 1, money("500"), money("500")),
            tuple("CS-F2", 3, money("50"), money("150")),
            tuple("CS-F3", 6, money("100"), money("600")));
  }

  @Test
  void an_item_that_ends_owes_its_own_lines_and_the_others_stay_paid() {
    CaseNumber number = ofThreeItems();
    pay(counter, number, "1250");
    giveUp(number, 2);
    assertThat(charge(number).refund().open()).isEqualTo(money("250"));
    refused(number, "payment.line-not-owed", 2);
    refused(number, "payment.line-not-owed", 1);
    assertThat(repay(number, "R-1").state()).isEqualTo(ChargeState.REFUNDED);

    giveUp(number, 3);
    assertThat(charge(number).state()).isEqualTo(ChargeState.REFUND_DUE);
    repay(number, "R-2", 7);
    assertThat(repay(number, "R-3", 6).repayments())
        .extracting(Repayment::amount, Repayment::lines)
        .containsExactly(
            tuple(money("250"), List.of(4, 5)),
            tuple(money("200"), List.of(7)),
            tuple(money("50"), List.of(6)));
  }

  @Test
  void a_corrected_case_of_fewer_items_is_asked_for_fewer_lines() {
    CaseNumber number = ofThreeItems();
    quote(number, 1);
    assertThat(charge(number).total()).isEqualTo(money("750"));
    assertThat(counter.house().database().number("select count(*) from charge_line")).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void two_windows_at_the_same_moment_repay_a_line_once(Database on) throws Exception {
    try (Counter busy =
        new Counter(
            new House(on.open(), TestClock.at("2026-11-22T10:42")).observing(Charging.class))) {
      CaseNumber number = ended(busy);
      CyclicBarrier together = new CyclicBarrier(2);
      ExecutorService threads = Executors.newFixedThreadPool(2);
      List<Future<String>> told = new ArrayList<>();
      for (int window = 1; window <= 2; window++) {
        // both the second line, and each another one besides
        NewRefund refund = refund("R-" + window, 2, window == 1 ? 1 : 3);
        told.add(
            threads.submit(
                () -> {
                  together.await();
                  try {
                    busy.as(
                        Person.CHEN_SHOU,
                        () -> busy.house().bean(RefundDesk.class).repay(number, refund));
                    return "repaid";
                  } catch (Conflict refused) {
                    return refused.problems().get(0).code();
                  }
                }));
      }
      List<String> ends = List.of(told.get(0).get(), told.get(1).get());
      threads.shutdown();
      assertThat(ends).containsExactlyInAnyOrder("repaid", "payment.line-repaid-already");
      assertThat(busy.house().database().number("select count(*) from refund")).isEqualTo(1);
      assertThat(
              busy.house()
                  .database()
                  .number("select count(*) from charge_line where refund_id is not null"))
          .isEqualTo(2);
    }
  }

  /** Where no lock is held, the row itself sees to it. */
  @Test
  void a_line_that_another_window_has_repaid_meanwhile_is_not_repaid_again() {
    CaseNumber number = ended(counter);
    Charges charges = counter.house().bean(Charges.class);
    assertThatThrownBy(
            () ->
                counter
                    .house()
                    .inTransaction(
                        () -> {
                          Charge charge = charges.of(number).orElseThrow();
                          List<ChargeLine> lines = charge.toRepay(Set.of(1));
                          Refund refund =
                              new Refund(
                                  charge,
                                  lines,
                                  null,
                                  refund("R-2", 1),
                                  "CHEN_SHOU",
                                  counter.house().clock().instant());
                          charges.add(refund);
                          charges.flush();
                          repayElsewhere(number);
                          charge.repaid(lines, refund.id());
                          charges.flush();
                          return null;
                        }))
        .hasMessageContaining("payment.changed-meanwhile");
  }

  private void repayElsewhere(CaseNumber number) {
    counter
        .house()
        .database()
        .execute("update charge_line set version = version + 1 where ordinal = 1");
  }

  private Problem refused(CaseNumber number, String code, int... lines) {
    List<Problem> problems = new ArrayList<>();
    assertThatThrownBy(() -> repay(number, "R-9", lines))
        .isInstanceOfSatisfying(
            RuleViolation.class, refusal -> problems.addAll(refusal.problems()));
    assertThat(problems)
        .extracting(Problem::code, Problem::field)
        .containsExactly(tuple(code, "lines"));
    return problems.get(0);
  }

  /** The unit asks for three certificates with two systems each, and has not paid yet. */
  private CaseNumber ofThreeItems() {
    CaseNumber number = counter.submitted(CHANGSHA);
    for (int ordinal = 2; ordinal <= 3; ordinal++) {
      counter
          .house()
          .database()
          .execute(
              "insert into application_item (id, application_id, ordinal, service, years, systems,"
                  + " state, state_since, version) select 900 + %1$d, application_id, %1$d, service,"
                      .formatted(ordinal)
                  + " years, systems, state, state_since, 0 from application_item where ordinal = 1");
    }
    quote(number, 3);
    return number;
  }

  private void quote(CaseNumber number, int items) {
    List<Bill.Part> parts =
        IntStream.rangeClosed(1, items)
            .mapToObj(
                ordinal ->
                    new Bill.Part(
                        item(ordinal),
                        Policies.quote(
                            CHANGSHA.value(), Service.NEW, HolderType.UNIT, 1, 2, Facts.NONE)))
            .toList();
    Charges charges = counter.house().bean(Charges.class);
    counter
        .house()
        .inTransaction(
            () -> {
              charges.changed(number).orElseThrow().quoteAgain("长沙澄岚", Bill.of(parts));
              charges.flush();
              return null;
            });
  }

  private long item(int ordinal) {
    return counter
        .house()
        .database()
        .number("select id from application_item where ordinal = " + ordinal);
  }

  private void giveUp(CaseNumber number, int ordinal) {
    RefundRule all = new RefundRule(Set.of(), Set.of(), Scope.EVERYTHING, "CIV-566", "合同解除后");
    long item = item(ordinal);
    counter
        .house()
        .inTransaction(
            () -> {
              Charges charges = counter.house().bean(Charges.class);
              charges.changed(number).orElseThrow().giveUp(item, Optional.of(all));
              charges.flush();
              return null;
            });
  }

  private static CaseNumber ended(Counter at) {
    CaseNumber number = paid(at, "750");
    at.take(Person.LI_WEN, number, Step.WITHDRAW, "单位撤回");
    return number;
  }

  private static CaseNumber paid(Counter at, String amount) {
    CaseNumber number = at.submitted(CHANGSHA);
    pay(at, number, amount);
    return number;
  }

  private static void pay(Counter at, CaseNumber number, String amount) {
    NewPayment payment =
        new NewPayment(PaymentMethod.POS, money(amount), "陈澄", "slip-" + number, null);
    at.as(Person.CHEN_SHOU, () -> at.house().bean(CashDesk.class).take(number, payment));
  }

  private ChargeView charge(CaseNumber number) {
    return counter.as(Person.CHEN_SHOU, () -> counter.house().bean(CashDesk.class).charge(number));
  }

  private ChargeView repay(CaseNumber number, String voucher, int... lines) {
    return counter.as(
        Person.CHEN_SHOU,
        () -> counter.house().bean(RefundDesk.class).repay(number, refund(voucher, lines)));
  }

  private static NewRefund refund(String voucher, int... lines) {
    return NewRefund.of(
        PaymentMethod.ONLINE,
        voucher,
        TODAY,
        lines.length == 0 ? null : IntStream.of(lines).boxed().toList());
  }

  private static Money money(String yuan) {
    return Money.of(yuan);
  }
}
