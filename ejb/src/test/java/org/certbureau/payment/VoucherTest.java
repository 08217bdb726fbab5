package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.application.Counter.GUANGDONG;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.certbureau.application.Badge;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.application.view.GateView;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkItem;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.scan.Pictures;
import org.certbureau.testing.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has remitted brings the bank's voucher along, whatever was announced; at one counter. */
class VoucherTest {
  private static Counter counter;

  @BeforeAll
  static void open() {
    counter = new Counter(House.onH2().observing(Charging.class));
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  @ParameterizedTest(name = "announced as remitted: {0}")
  @ValueSource(strings = {"", "false"})
  void what_was_remitted_is_not_made_before_there_is_its_voucher_GD_11_A_G10(String announced) {
    CaseNumber number = examined(announced);
    pay(number, PaymentMethod.REMITTANCE);

    assertThat(counter.look(Person.HUANG_LI, number).state()).isEqualTo(State.ACCEPTED);
    assertThat(counter.look(Person.HUANG_LI, number).gates())
        .contains(
            new GateView(Gate.ORIGINALS, true),
            new GateView(Gate.PAYMENT, true),
            new GateView(Gate.VOUCHER, false));
    assertThat(counter.look(Person.HUANG_LI, number).badge()).isEqualTo(Badge.VOUCHER_DUE);
    assertThat(waiting(Awaiting.VOUCHER)).contains(number);
    assertThat(waiting(Awaiting.ORIGINALS)).doesNotContain(number);
    assertThat(counter.look(Person.HUANG_LI, number).problems())
        .extracting(Problem::code, Problem::field, Problem::rule)
        .containsExactly(tuple("application.voucher-missing", "materials.VOUCHER", "GD-11"));

    attachVoucher(number);
    assertThat(counter.look(Person.HUANG_LI, number).state()).isEqualTo(State.READY);
  }

  @ParameterizedTest(name = "announced as remitted: {0}")
  @ValueSource(strings = {"", "false", "true"})
  void what_was_paid_by_card_needs_none_A_G10(String announced) {
    CaseNumber number = drafted(announced);
    counter.take(Person.HUANG_LI, number, Step.SUBMIT);
    pay(number, PaymentMethod.POS);
    counter.scanEverything(GUANGDONG, number);
    counter.take(Person.HUANG_LI, number, Step.ACCEPT);
    counter.seeEveryOriginal(GUANGDONG, number);
    counter.take(Person.LIANG_FU, number, Step.APPROVE);
    assertThat(counter.look(Person.HUANG_LI, number).state()).isEqualTo(State.READY);
    assertThat(counter.look(Person.HUANG_LI, number).materials())
        .filteredOn(material -> material.getCode().equals("VOUCHER"))
        .isEmpty();
  }

  @Test
  void a_region_that_asks_for_no_originals_waits_for_the_voucher_all_the_same_GD_11() {
    counter.newPolicyTomorrow(
        GUANGDONG,
        text -> {
          int from = text.indexOf("  - gate: ORIGINALS");
          return text.substring(0, from) + text.substring(text.indexOf("  - gate: PAYMENT", from));
        });
    Instant today = counter.house().clock().instant();
    counter
        .house()
        .clock()
        .set(today.plus(Duration.ofDays(1)).atZone(China.ZONE).toLocalDateTime().toString());
    try {
      CaseNumber number = examined("");
      assertThat(counter.look(Person.HUANG_LI, number).gates())
          .extracting(GateView::gate)
          .doesNotContain(Gate.ORIGINALS, Gate.VOUCHER);
      pay(number, PaymentMethod.REMITTANCE);
      assertThat(counter.look(Person.HUANG_LI, number).state()).isEqualTo(State.ACCEPTED);
      assertThat(counter.look(Person.HUANG_LI, number).gates())
          .contains(new GateView(Gate.VOUCHER, false));
      attachVoucher(number);
      assertThat(counter.look(Person.HUANG_LI, number).state()).isEqualTo(State.READY);
    } finally {
      counter.house().clock().set(today.atZone(China.ZONE).toLocalDateTime().toString());
    }
  }

  private static List<CaseNumber> waiting(Awaiting what) {
    return counter
        .as(
            Person.HUANG_LI,
            () -> counter.work().worklist(WorkFilter.awaiting(what), null, 200).items())
        .stream()
        .map(WorkItem::caseNumber)
        .toList();
  }

  @Test
  void a_voucher_may_be_brought_before_the_money_is_found() {
    CaseNumber number = examined("");
    attachVoucher(number);
    pay(number, PaymentMethod.REMITTANCE);
    assertThat(counter.look(Person.HUANG_LI, number).state()).isEqualTo(State.READY);
  }

  @Test
  void how_it_was_paid_is_not_told_otherwise_after_a_return_GD_11() {
    CaseNumber number = drafted("");
    counter.take(Person.HUANG_LI, number, Step.SUBMIT);
    pay(number, PaymentMethod.REMITTANCE);
    counter.take(Person.HUANG_LI, number, Step.RETURN, "信息有误");
    counter.as(
        Person.HUANG_LI,
        () ->
            counter
                .drafts()
                .update(
                    number,
                    new ApplicationEdit(
                        null, null, Facts.of(Fact.REMITTED, false), null, null, null)));
    assertThat(counter.look(Person.HUANG_LI, number).facts().is(Fact.REMITTED)).contains(true);
  }

  private static CaseNumber examined(String announced) {
    CaseNumber number = drafted(announced);
    counter.take(Person.HUANG_LI, number, Step.SUBMIT);
    counter.scanEverything(GUANGDONG, number);
    counter.take(Person.HUANG_LI, number, Step.ACCEPT);
    counter.seeEveryOriginal(GUANGDONG, number);
    counter.take(Person.LIANG_FU, number, Step.APPROVE);
    return number;
  }

  private static CaseNumber drafted(String announced) {
    CaseNumber number = counter.drafted(GUANGDONG);
    if (!announced.isEmpty()) {
      Facts told = Facts.of(Fact.REMITTED, Boolean.parseBoolean(announced));
      counter.as(
          Person.HUANG_LI,
          () ->
              counter
                  .drafts()
                  .update(number, new ApplicationEdit(null, null, told, null, null, null)));
    }
    return number;
  }

  private static void pay(CaseNumber number, PaymentMethod method) {
    NewPayment paid =
        new NewPayment(
            method,
            Money.of("700"),
            "长沙澄岚包装材料有限公司",
            "v-" + number,
            method == PaymentMethod.REMITTANCE ? LocalDate.of(2026, 11, 19) : null);
    counter.as(Person.MAI_SHOU, () -> counter.house().bean(CashDesk.class).take(number, paid));
  }

  private static void attachVoucher(CaseNumber number) {
    counter.as(
        Person.HUANG_LI,
        () -> counter.materials().attach(number, "VOUCHER", "凭证.png", Pictures.of("png", 70, 70)));
  }
}
