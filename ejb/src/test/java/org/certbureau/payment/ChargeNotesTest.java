package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.application.Counter.CHANGSHA;

import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.Step;
import org.certbureau.application.view.GateView;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.testing.House;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the trail of a charge tells afterwards: what was asked, taken and given up, and by what. */
class ChargeNotesTest {
  private static final String POLICY = Integer.toString(Policies.CHANGSHA.version());
  private static final String NEXT_POLICY = Integer.toString(Policies.CHANGSHA.version() + 1);
  private static final Tuple QUOTED =
      tuple("charge.quoted", Map.of("total", "750.00", "policy", POLICY));
  private static final Tuple SETTLED =
      tuple("charge.settled", Map.of("method", "POS", "amount", "750.00", "reference", "SLIP-1"));

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
  void a_charge_that_was_not_paid_is_given_up_without_a_refund() {
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.take(Person.LI_WEN, number, Step.WITHDRAW, "单位撤回");
    assertThat(trail(number))
        .containsExactly(QUOTED, tuple("charge.given-up", Map.of("state", "CANCELLED")));
  }

  @Test
  void a_charge_that_was_paid_is_given_up_with_what_is_owed_and_by_which_rule() {
    CaseNumber number = counter.submitted(CHANGSHA);
    pay(number);
    counter.take(Person.LI_WEN, number, Step.REFUSE, "单位未参保");
    assertThat(trail(number))
        .containsExactly(
            QUOTED,
            SETTLED,
            tuple(
                "charge.given-up",
                Map.of("state", "REFUND_DUE", "refund", "750.00", "rule", "CIV-566")));
  }

  @Test
  void a_correction_is_quoted_again() {
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.take(Person.LI_WEN, number, Step.RETURN, "公章不清");
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
    assertThat(trail(number)).containsExactly(QUOTED, QUOTED);
  }

  @Test
  void a_draft_that_is_withdrawn_never_had_a_charge() {
    CaseNumber number = counter.drafted(CHANGSHA);
    counter.take(Person.LI_WEN, number, Step.WITHDRAW, "单位撤回");
    assertThat(trail(number)).isEmpty();
  }

  @Test
  void what_costs_nothing_is_settled_as_soon_as_it_is_due_and_owes_nothing_back() {
    counter.newPolicyTomorrow(
        CHANGSHA, text -> text.replaceAll("amount: \"[0-9.]+\"", "amount: \"0.00\""));
    counter.house().clock().set("2026-11-23T08:00");
    CaseNumber number = counter.submitted(CHANGSHA);

    assertThat(counter.look(Person.LI_WEN, number).gates())
        .contains(new GateView(Gate.PAYMENT, true));
    assertThat(settled()).isEqualTo(1);
    ChargeView free =
        counter.as(Person.CHEN_SHOU, () -> counter.house().bean(CashDesk.class).charge(number));
    assertThat(free.isSettled()).isTrue();
    assertThat(free.payment()).isNull();

    counter.take(Person.LI_WEN, number, Step.WITHDRAW, "单位撤回");
    assertThat(trail(number))
        .containsExactly(
            tuple("charge.quoted", Map.of("total", "0.00", "policy", NEXT_POLICY)),
            tuple("charge.settled", Map.of("total", "0.00")),
            tuple("charge.given-up", Map.of("state", "CANCELLED")));
  }

  private List<Tuple> trail(CaseNumber number) {
    return counter.house().bean(AuditTrail.class).of("charge", number.value()).stream()
        .map(entry -> tuple(entry.action(), entry.details()))
        .toList();
  }

  private void pay(CaseNumber number) {
    NewPayment paid = new NewPayment(PaymentMethod.POS, Money.of("750"), "陈澄", "slip-1");
    counter.as(Person.CHEN_SHOU, () -> counter.house().bean(CashDesk.class).take(number, paid));
  }

  private long settled() {
    return counter
        .house()
        .database()
        .number("select count(*) from audit_entry where action = 'charge.settled'");
  }
}
