package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import jakarta.ejb.EJBAccessException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.application.ApplicationFact;
import org.certbureau.application.Badge;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.view.GateView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.Refused;
import org.certbureau.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money at the cashier's window, by each region's rules, on a real database. */
class CashDeskTest {
  private static final String UNIT = "长沙澄岚包装材料有限公司";

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

  @Test
  void what_is_due_follows_the_pinned_policy_line_by_line() {
    CaseNumber changsha = counter.submitted(CHANGSHA);
    ChargeView charge = charge(Person.CHEN_SHOU, changsha);
    assertThat(charge.isSettled()).isFalse();
    assertThat(charge.total()).isEqualTo(Money.of("750"));
    assertThat(charge.totalInCapitals()).isEqualTo("柒佰伍拾元整");
    assertThat(charge.lines())
        .extracting(ChargeLineView::rule, line -> line.amount().toString())
        .containsExactly(
            tuple("CS-F1", "500.00"), tuple("CS-F2", "50.00"), tuple("CS-F3", "200.00"));
    assertThat(charge.lines()).allSatisfy(line -> assertThat(line.citation()).isNotBlank());

    CaseNumber guangdong = counter.submitted(GUANGDONG);
    assertThat(charge(Person.MAI_SHOU, guangdong).total()).isEqualTo(Money.of("700"));
  }

  @Test
  void a_card_at_the_desk_settles_and_opens_the_gate() {
    CaseNumber number = counter.accepted(CHANGSHA);
    ChargeView paid = pay(Person.CHEN_SHOU, number, pos("750.00", "slip-42"));

    assertThat(paid.state()).isEqualTo(ChargeState.SETTLED);
    assertThat(paid.payment().reference()).isEqualTo("SLIP-42");
    assertThat(paid.payment().takenBy()).isEqualTo("CHEN_SHOU");
    assertThat(counter.look(Person.LI_WEN, number).gates())
        .contains(new GateView(Gate.PAYMENT, true));
    assertThat(settled()).isEqualTo(1);
  }

  @Test
  void the_last_gate_is_the_payment_and_production_opens_with_it() {
    CaseNumber number = counter.accepted(CHANGSHA);
    counter.seeEveryOriginal(CHANGSHA, number);
    counter.take(Person.WANG_FU, number, Step.APPROVE);
    assertThat(counter.look(Person.LI_WEN, number).badge()).isEqualTo(Badge.UNPAID);

    pay(Person.CHEN_SHOU, number, pos("750", "slip-1"));
    assertThat(counter.look(Person.LI_WEN, number).state()).isEqualTo(State.READY);
    assertThat(counter.house().facts(ApplicationFact.ProductionOpened.class)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"陈澄", "长沙澄岚包装有限公司", "广东某某有限公司"})
  void a_remittance_from_anybody_but_the_unit_is_refused_GD_10(String payer) {
    CaseNumber number = counter.submitted(GUANGDONG);
    refuses(
        () -> pay(Person.MAI_SHOU, number, remittance("700", payer, "v-1")),
        "GD-10",
        "region.payer-not-holder",
        "payerName");
    assertThat(charge(Person.MAI_SHOU, number).state()).isEqualTo(ChargeState.DUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {UNIT, " 长沙澄岚包装材料有限公司 ", "长沙澄岚 包装材料有限公司"})
  void the_units_own_remittance_is_taken_however_the_bank_spells_blanks_A_G15(String payer) {
    CaseNumber number = counter.submitted(GUANGDONG);
    assertThat(pay(Person.MAI_SHOU, number, remittance("700", payer, "v-1")).isSettled()).isTrue();
  }

  @Test
  void a_remittance_without_its_lead_is_refused_and_the_cashier_is_told_from_when_on_GD_11() {
    CaseNumber number = counter.accepted(GUANGDONG);
    counter.seeEveryOriginal(GUANGDONG, number);
    counter.take(Person.LIANG_FU, number, Step.APPROVE);
    NewPayment friday =
        new NewPayment(
            PaymentMethod.REMITTANCE, Money.of("700"), UNIT, "v-1", LocalDate.of(2026, 11, 20));
    assertThatThrownBy(() -> pay(Person.MAI_SHOU, number, friday))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .singleElement()
                    .satisfies(
                        problem -> {
                          assertThat(problem.rule()).isEqualTo("GD-11");
                          assertThat(problem.code()).isEqualTo("region.remitted-too-late");
                          assertThat(problem.args()).startsWith("2026-11-20", "2026-11-23");
                        }));
    assertThat(counter.look(Person.HUANG_LI, number).state()).isEqualTo(State.ACCEPTED);

    // China's Monday has begun, the world's has not
    counter.house().clock().set("2026-11-23T00:30");
    assertThat(pay(Person.MAI_SHOU, number, friday).payment().remittedOn()).isEqualTo("2026-11-20");
  }

  @Test
  void a_personal_card_at_the_desk_is_allowed_A_G14() {
    CaseNumber number = counter.submitted(GUANGDONG);
    assertThat(
            pay(
                    Person.MAI_SHOU,
                    number,
                    new NewPayment(PaymentMethod.POS, Money.of("700"), "欧阳喆", "slip-9", null))
                .isSettled())
        .isTrue();
  }

  @ParameterizedTest(name = "announced {0}, paid by {1} of {2}: {3}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,     POS,        -,          -
          true,  POS,        -,          -
          -,     REMITTANCE, 2026-11-20, -
          false, REMITTANCE, 2026-11-20, -
          -,     REMITTANCE, 2026-11-23, region.remitted-too-late
          false, REMITTANCE, 2026-11-23, region.remitted-too-late
          """)
  void ways_to_pay_that_hang_on_how_it_is_paid_are_told_by_that_and_not_by_what_was_announced(
      Boolean announced, PaymentMethod method, LocalDate remittedOn, String refusal) {
    counter.newPolicyTomorrow(
        GUANGDONG,
        text ->
            text.replace(
                    "for: {channels: [COUNTER]}\n    rule: GD-11",
                    "for: {when: [{REMITTED: false, CHARGED: true}]}\n    rule: GD-11")
                .replace(
                    "payer: HOLDER\n",
                    "payer: HOLDER\n    for: {when: [{REMITTED: true, CHARGED: true}]}\n"));
    counter.house().clock().set("2026-11-23T08:30");
    CaseNumber number = announcing(announced);
    NewPayment paid = new NewPayment(method, Money.of("700"), UNIT, "v-1", remittedOn);
    if (refusal == null) {
      assertThat(pay(Person.MAI_SHOU, number, paid).isSettled()).isTrue();
    } else {
      refuses(() -> pay(Person.MAI_SHOU, number, paid), "GD-11", refusal, "remittedOn");
    }
  }

  private CaseNumber announcing(Boolean remitted) {
    NewApplication plain = counter.begun(GUANGDONG, Counter.form(GUANGDONG));
    NewApplication asked =
        new NewApplication(
            plain.region(),
            plain.service(),
            plain.holder(),
            plain.channel(),
            plain.years(),
            plain.systems(),
            remitted == null ? null : Facts.of(Fact.REMITTED, remitted),
            plain.consents(),
            plain.form());
    CaseNumber number = counter.as(Person.HUANG_LI, () -> counter.drafts().draft(asked));
    counter.take(Person.HUANG_LI, number, Step.SUBMIT);
    return number;
  }

  @ParameterizedTest
  @ValueSource(strings = {"749.99", "750.01", "0", "75", "-750"})
  void only_the_exact_amount_is_taken(String amount) {
    CaseNumber number = counter.submitted(CHANGSHA);
    refuses(
        () -> pay(Person.CHEN_SHOU, number, pos(amount, "slip-1")),
        "CS-F1、CS-F2、CS-F3",
        "payment.amount",
        "amount");
  }

  @ParameterizedTest
  @CsvSource({"ONLINE,region.payment-method"})
  void a_way_that_the_region_does_not_have_is_refused(PaymentMethod method, String code) {
    CaseNumber number = counter.submitted(CHANGSHA);
    refuses(
        () ->
            pay(
                Person.CHEN_SHOU,
                number,
                new NewPayment(method, Money.of("750"), UNIT, "slip-1", null)),
        "CS-05",
        code,
        "method");
  }

  @Test
  void what_is_not_said_is_named() {
    CaseNumber number = counter.submitted(CHANGSHA);
    assertThatThrownBy(
            () -> pay(Person.CHEN_SHOU, number, new NewPayment(null, null, null, " ", null)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::field)
                    .containsExactly("method", "amount", "reference"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<>!!", "—·—"})
  void a_reference_has_a_letter_or_a_digit(String reference) {
    CaseNumber number = counter.submitted(CHANGSHA);
    refuses(
        () -> pay(Person.CHEN_SHOU, number, pos("750", reference)),
        null,
        "payment.reference",
        "reference");
  }

  @ParameterizedTest(name = "a reference of {0} and a payer of {1} characters: {2}")
  @CsvSource({"60, 200, true", "61, 200, false", "60, 201, false"})
  void a_reference_has_sixty_characters_at_most_and_a_payer_two_hundred_in_code_points(
      int reference, int payer, boolean taken) {
    CaseNumber number = counter.submitted(CHANGSHA);
    NewPayment paid =
        new NewPayment(
            PaymentMethod.POS,
            Money.of("750"),
            "\uD840\uDC00".repeat(payer),
            "7".repeat(reference),
            null);
    if (taken) {
      assertThat(pay(Person.CHEN_SHOU, number, paid).isSettled()).isTrue();
    } else {
      refuses(
          () -> pay(Person.CHEN_SHOU, number, paid),
          null,
          reference > 60 ? "payment.reference" : "payment.payer-too-long",
          reference > 60 ? "reference" : "payerName");
    }
  }

  @Test
  void the_same_slip_with_another_amount_is_another_slip() {
    CaseNumber number = counter.submitted(CHANGSHA);
    pay(Person.CHEN_SHOU, number, pos("750", "slip-1"));
    refuses(
        () -> pay(Person.CHEN_SHOU, number, pos("749", "slip-1")),
        null,
        "payment.reference-used",
        "reference");
  }

  @Test
  void the_same_slip_told_twice_changes_nothing() {
    CaseNumber number = counter.submitted(CHANGSHA);
    ChargeView first = pay(Person.CHEN_SHOU, number, pos("750", "slip-1"));
    ChargeView again = pay(Person.CHEN_SHOU, number, pos("750.00", " Slip-1 "));

    assertThat(again).isEqualTo(first);
    assertThat(settled()).isEqualTo(1);
    assertThat(counter.house().database().number("select count(*) from payment")).isEqualTo(1);
  }

  @Test
  void a_slip_pays_for_one_thing() {
    CaseNumber one = counter.submitted(CHANGSHA);
    CaseNumber other = counter.submitted(CHANGSHA);
    pay(Person.CHEN_SHOU, one, pos("750", "slip-1"));
    for (String typed : List.of("slip-1", "SLIP 1", "ＳＬＩＰ－１", "slip—1", "slip1.", "ｓlip１")) {
      refuses(
          () -> pay(Person.CHEN_SHOU, other, pos("750", typed)),
          null,
          "payment.reference-used",
          "reference");
    }
    refuses(
        () -> pay(Person.CHEN_SHOU, one, pos("750", "slip-2")),
        null,
        "payment.settled-already",
        null);
  }

  @Test
  void the_same_number_by_another_way_or_in_another_region_is_another_slip() {
    pay(Person.CHEN_SHOU, counter.submitted(CHANGSHA), pos("750", "v-1"));
    CaseNumber byCard = counter.submitted(GUANGDONG);
    assertThat(pay(Person.MAI_SHOU, byCard, pos("700", "v-1")).isSettled()).isTrue();
    CaseNumber remitted = counter.submitted(GUANGDONG);
    assertThat(pay(Person.MAI_SHOU, remitted, remittance("700", UNIT, "v-1")).isSettled()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void two_windows_at_the_same_moment_take_the_money_once(Database on) throws Exception {
    try (Counter busy = counter(new House(on.open(), TestClock.at("2026-11-22T10:42")))) {
      CaseNumber number = busy.submitted(CHANGSHA);
      int windows = 6;
      CyclicBarrier together = new CyclicBarrier(windows);
      ExecutorService threads = Executors.newFixedThreadPool(windows);
      List<Future<Boolean>> taken = new ArrayList<>();
      for (int window = 0; window < windows; window++) {
        NewPayment paid = pos("750", "slip-" + window);
        taken.add(
            threads.submit(
                () -> {
                  together.await();
                  try {
                    busy.as(
                        Person.CHEN_SHOU,
                        () -> busy.house().bean(CashDesk.class).take(number, paid));
                    return true;
                  } catch (RuleViolation refused) {
                    return false;
                  }
                }));
      }
      int successes = 0;
      for (Future<Boolean> one : taken) {
        successes += one.get() ? 1 : 0;
      }
      threads.shutdown();

      assertThat(successes).isEqualTo(1);
      assertThat(busy.house().database().number("select count(*) from payment")).isEqualTo(1);
      assertThat(busy.look(Person.LI_WEN, number).gates())
          .contains(new GateView(Gate.PAYMENT, true));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_cashier_and_a_reviewer_at_the_same_moment_both_succeed(Database on) throws Exception {
    try (Counter busy = counter(new House(on.open(), TestClock.at("2026-11-22T10:42")))) {
      for (int round = 0; round < 5; round++) {
        CaseNumber number = busy.accepted(CHANGSHA);
        busy.seeEveryOriginal(CHANGSHA, number);
        NewPayment paid = pos("750", "slip-" + round);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<?> cashier =
            threads.submit(
                () -> {
                  together.await();
                  return busy.as(
                      Person.CHEN_SHOU, () -> busy.house().bean(CashDesk.class).take(number, paid));
                });
        Future<?> reviewer =
            threads.submit(
                () -> {
                  together.await();
                  busy.take(Person.WANG_FU, number, Step.APPROVE);
                  return null;
                });
        cashier.get();
        reviewer.get();
        threads.shutdown();

        assertThat(busy.look(Person.LI_WEN, number).state()).isEqualTo(State.READY);
        assertThat(busy.house().facts(ApplicationFact.ProductionOpened.class))
            .filteredOn(fact -> fact.caseNumber().equals(number))
            .hasSize(1);
      }
    }
  }

  @Test
  void a_corrected_application_is_quoted_again_unless_it_is_paid() {
    CaseNumber number = counter.submitted(CHANGSHA);
    oneApplicationLess(number);
    assertThat(charge(Person.CHEN_SHOU, number).total()).isEqualTo(Money.of("650"));

    pay(Person.CHEN_SHOU, number, pos("650", "slip-1"));
    counter.take(Person.LI_WEN, number, Step.RETURN, "应用清单有误");
    edit(number, "BASIC_DATA,FIRST_INSURANCE");
    refuses(
        () -> counter.take(Person.LI_WEN, number, Step.SUBMIT),
        "CS-F1、CS-F2、CS-F3",
        "payment.paid-otherwise",
        null);
    assertThat(counter.look(Person.LI_WEN, number).state()).isEqualTo(State.RETURNED);

    edit(number, "RETIREMENT");
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
    assertThat(counter.look(Person.LI_WEN, number).gates())
        .contains(new GateView(Gate.PAYMENT, true));
  }

  @Test
  void who_must_change_what_was_paid_for_withdraws_it_and_gets_the_money_back() {
    CaseNumber number = counter.submitted(CHANGSHA);
    oneApplicationLess(number);
    pay(Person.CHEN_SHOU, number, pos("650", "slip-2"));
    counter.take(Person.LI_WEN, number, Step.RETURN, "应用清单有误");
    edit(number, "BASIC_DATA,FIRST_INSURANCE");

    counter.take(Person.LI_WEN, number, Step.WITHDRAW, "改办两个应用");

    assertThat(charge(Person.CHEN_SHOU, number).state()).isEqualTo(ChargeState.REFUND_DUE);
  }

  private void oneApplicationLess(CaseNumber number) {
    counter.take(Person.LI_WEN, number, Step.RETURN, "应用清单有误");
    edit(number, "BASIC_DATA");
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
  }

  private void edit(CaseNumber number, String applications) {
    Map<String, String> form = new TreeMap<>(Counter.form(CHANGSHA));
    form.put("applications", applications);
    counter.as(Person.LI_WEN, () -> counter.drafts().update(number, ApplicationEdit.form(form)));
  }

  @Test
  void nothing_is_paid_while_it_is_corrected() {
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.take(Person.LI_WEN, number, Step.RETURN, "应用清单有误");
    refuses(
        () -> pay(Person.CHEN_SHOU, number, pos("750", "slip-1")), null, "payment.returned", null);
    assertThat(closed(number)).extracting(Problem::code).isEqualTo("payment.returned");
    assertThat(unpaid()).as("what can be paid").isEmpty();
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
    assertThat(closed(number)).isNull();
    assertThat(unpaid()).containsExactly(number);
  }

  private List<CaseNumber> unpaid() {
    CashDesk desk = counter.house().bean(CashDesk.class);
    return counter.as(Person.CHEN_SHOU, () -> desk.unpaid(null, 10)).charges().stream()
        .map(ChargeView::caseNumber)
        .toList();
  }

  private Problem closed(CaseNumber number) {
    CashDesk desk = counter.house().bean(CashDesk.class);
    return counter.as(Person.CHEN_SHOU, () -> desk.closed(number).orElse(null));
  }

  @Test
  void a_list_gets_its_totals_at_once_but_no_foreign_ones() {
    CaseNumber here = counter.submitted(CHANGSHA);
    CaseNumber there = counter.submitted(GUANGDONG);
    CashDesk desk = counter.house().bean(CashDesk.class);
    assertThat(counter.as(Person.LI_WEN, () -> desk.totals(List.of(here, there))))
        .containsOnly(Map.entry(here, Money.of("750")));
    assertThat(counter.as(Person.LI_WEN, () -> desk.totals(List.of()))).isEmpty();
  }

  @Test
  void two_prints_at_the_same_moment_are_two_versions() throws Exception {
    CaseNumber number = counter.accepted(CHANGSHA);
    ReceiptDesk receipts = counter.house().bean(ReceiptDesk.class);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CyclicBarrier together = new CyclicBarrier(2);
    List<Future<byte[]>> prints = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      prints.add(
          threads.submit(
              () -> {
                together.await();
                return counter.as(Person.LI_WEN, () -> receipts.receipt(number));
              }));
    }
    assertThat(prints.get(0).get()).isNotEqualTo(prints.get(1).get());
    threads.shutdown();
    assertThat(counter.house().database().number("select receipt_prints from charge")).isEqualTo(2);
  }

  @Test
  void an_application_that_ends_cancels_what_is_due_or_owes_it_back() {
    CaseNumber unpaid = counter.submitted(CHANGSHA);
    counter.take(Person.LI_WEN, unpaid, Step.WITHDRAW, "单位撤回");
    assertThat(charge(Person.CHEN_SHOU, unpaid).state()).isEqualTo(ChargeState.CANCELLED);
    refuses(
        () -> pay(Person.CHEN_SHOU, unpaid, pos("750", "slip-1")), null, "payment.not-due", null);

    CaseNumber paid = counter.submitted(CHANGSHA);
    pay(Person.CHEN_SHOU, paid, pos("750", "slip-2"));
    counter.take(Person.LI_WEN, paid, Step.REFUSE, "单位未参保");
    assertThat(charge(Person.CHEN_SHOU, paid).state()).isEqualTo(ChargeState.REFUND_DUE);
    assertThat(
            counter
                .as(
                    Person.CHEN_SHOU,
                    () ->
                        counter.house().bean(CashDesk.class).list(ChargeState.REFUND_DUE, null, 10))
                .charges())
        .extracting(ChargeView::caseNumber)
        .containsExactly(paid);
  }

  @Test
  void the_unpaid_are_listed_by_key_in_the_cashiers_region_only() {
    List<CaseNumber> due = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      due.add(counter.submitted(CHANGSHA));
    }
    counter.submitted(GUANGDONG);
    CashDesk desk = counter.house().bean(CashDesk.class);
    List<CaseNumber> seen = new ArrayList<>();
    Long after = null;
    do {
      Long from = after;
      ChargePage page = counter.as(Person.CHEN_SHOU, () -> desk.unpaid(from, 2));
      page.charges().forEach(charge -> seen.add(charge.caseNumber()));
      assertThat(seen).doesNotHaveDuplicates();
      after = page.next();
    } while (after != null);
    assertThat(seen).isEqualTo(due);
  }

  @Test
  void a_foreign_regions_charge_is_not_found() {
    CaseNumber number = counter.submitted(CHANGSHA);
    assertThatThrownBy(() -> charge(Person.MAI_SHOU, number)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> pay(Person.MAI_SHOU, number, pos("750", "slip-1")))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void only_a_cashier_takes_money() {
    CaseNumber number = counter.submitted(CHANGSHA);
    assertThatThrownBy(() -> pay(Person.LI_WEN, number, pos("750", "slip-1")))
        .isInstanceOf(EJBAccessException.class);
  }

  @Test
  void the_receipt_is_a_pdf_and_every_print_counts() {
    CaseNumber number = counter.accepted(CHANGSHA);
    ReceiptDesk receipts = counter.house().bean(ReceiptDesk.class);
    byte[] pdf = counter.as(Person.LI_WEN, () -> receipts.receipt(number));
    pay(Person.CHEN_SHOU, number, pos("750", "slip-1"));
    counter.as(Person.CHEN_SHOU, () -> receipts.receipt(number));

    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(counter.house().database().number("select receipt_prints from charge")).isEqualTo(2);
  }

  @Test
  void there_is_no_receipt_before_acceptance() {
    CaseNumber number = counter.submitted(CHANGSHA);
    ReceiptDesk receipts = counter.house().bean(ReceiptDesk.class);
    refuses(
        () -> counter.as(Person.LI_WEN, () -> receipts.receipt(number)),
        null,
        "payment.receipt-too-early",
        null);
  }

  private ChargeView charge(Person person, CaseNumber number) {
    return counter.as(person, () -> counter.house().bean(CashDesk.class).charge(number));
  }

  private ChargeView pay(Person person, CaseNumber number, NewPayment paid) {
    return counter.as(person, () -> counter.house().bean(CashDesk.class).take(number, paid));
  }

  private static NewPayment pos(String amount, String slip) {
    return new NewPayment(PaymentMethod.POS, Money.of(amount), null, slip, null);
  }

  private static NewPayment remittance(String amount, String payer, String voucher) {
    return new NewPayment(
        PaymentMethod.REMITTANCE, Money.of(amount), payer, voucher, LocalDate.parse("2026-11-19"));
  }

  private static void refuses(ThrowingCallable what, String rule, String code, String field) {
    Problem problem = Refused.at(what);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.rule()).isEqualTo(rule);
    assertThat(problem.citation() == null).isEqualTo(rule == null);
    assertThat(problem.field()).isEqualTo(field);
  }

  private long settled() {
    return counter
        .house()
        .database()
        .number("select count(*) from audit_entry where action = 'charge.settled'");
  }
}
