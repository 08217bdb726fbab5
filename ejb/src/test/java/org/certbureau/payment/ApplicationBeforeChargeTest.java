package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;

import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.Gates;
import org.certbureau.application.Step;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.testing.House;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever changes an application and its charge locks the application first, at the windows of
 * money as well: else two of them could wait for one another.
 */
class ApplicationBeforeChargeTest {
  private Counter counter;
  private ExecutorService window;

  @BeforeEach
  void open() {
    counter = new Counter(House.onH2().observing(Charging.class));
    window = Executors.newSingleThreadExecutor();
  }

  @AfterEach
  void close() {
    window.shutdown();
    counter.close();
  }

  @Test
  void who_takes_money_waits_for_the_application_without_holding_its_charge() throws Exception {
    CaseNumber number = counter.submitted(CHANGSHA);
    assertThat(whileTheApplicationIsHeld(number, () -> pay(number)).state())
        .isEqualTo(ChargeState.SETTLED);
  }

  @Test
  void who_pays_back_waits_for_the_application_without_holding_its_charge() throws Exception {
    CaseNumber number = counter.submitted(CHANGSHA);
    pay(number);
    counter.take(Person.LI_WEN, number, Step.WITHDRAW, "单位撤回");
    assertThat(whileTheApplicationIsHeld(number, () -> repay(number)).state())
        .isEqualTo(ChargeState.REFUNDED);
  }

  private ChargeView whileTheApplicationIsHeld(CaseNumber number, Supplier<ChargeView> work)
      throws Exception {
    House house = counter.house();
    Gates gates = house.bean(Gates.class);
    Charges charges = house.bean(Charges.class);
    Future<ChargeView> waiting =
        house.inTransaction(
            () -> {
              gates.hold(number);
              Future<ChargeView> started = window.submit(work::get);
              while (!started.isDone() && !house.database().somebodyWaits()) {
                Thread.onSpinWait();
              }
              assertThat(started).isNotDone();
              assertThat(charges.changed(number)).isPresent();
              return started;
            });
    return waiting.get();
  }

  private ChargeView pay(CaseNumber number) {
    NewPayment paid = new NewPayment(PaymentMethod.POS, Money.of("750"), "陈澄", "slip-1");
    return counter.as(
        Person.CHEN_SHOU, () -> counter.house().bean(CashDesk.class).take(number, paid));
  }

  private ChargeView repay(CaseNumber number) {
    NewRefund repaid = new NewRefund(PaymentMethod.POS, "r-1", LocalDate.of(2026, 11, 22));
    return counter.as(
        Person.CHEN_SHOU, () -> counter.house().bean(RefundDesk.class).repay(number, repaid));
  }
}
