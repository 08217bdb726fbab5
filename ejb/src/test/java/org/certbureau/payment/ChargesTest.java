package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.Step;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Money;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.staff.Roles;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charges by the page, and what is said where another node was first. */
class ChargesTest {
  private static final NewPayment SLIP =
      new NewPayment(PaymentMethod.POS, Money.of("750"), null, "slip-1");

  private Counter counter;
  private House house;
  private Charges charges;
  private CashDesk desk;

  @BeforeEach
  void open() {
    house = House.onH2().observing(Charging.class);
    counter = new Counter(house);
    charges = house.bean(Charges.class);
    desk = house.bean(CashDesk.class);
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @Test
  void money_that_another_window_has_taken_meanwhile_is_a_conflict() {
    CaseNumber number = counter.submitted(CHANGSHA);
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(
            () ->
                house.inTransaction(
                    () -> {
                      Charge charge = charges.of(number).orElseThrow();
                      charges.add(new Payment(charge, SLIP, "CHEN_SHOU", house.clock().instant()));
                      charges.add(new Payment(charge, SLIP, "CHEN_SHOU", house.clock().instant()));
                      charges.flush();
                    }))
        .withMessageContaining("payment.taken-meanwhile");
  }

  @Test
  void a_charge_that_somebody_has_changed_meanwhile_is_a_conflict() {
    CaseNumber number = counter.submitted(CHANGSHA);
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(
            () ->
                house.inTransaction(
                    () -> {
                      Charge charge = charges.of(number).orElseThrow();
                      house.database().execute("update charge set version = version + 1");
                      charge.settle(house.clock().instant());
                      charges.flush();
                    }))
        .withMessageContaining("payment.changed-meanwhile");
  }

  @Test
  void a_charge_that_somebody_else_does_not_let_go_of_is_a_conflict() throws SQLException {
    CaseNumber number = counter.submitted(CHANGSHA);
    waitsInVain("update charge set version = version + 1", () -> charges.changed(number));
  }

  @Test
  void a_slip_that_another_window_is_writing_down_for_another_application_is_a_conflict()
      throws SQLException {
    CaseNumber one = counter.submitted(CHANGSHA);
    CaseNumber other = counter.submitted(CHANGSHA);
    waitsInVain(
        "insert into payment (id, charge_id, region, method, amount, reference, reference_key,"
            + " taken_by, taken_at)"
            + " select 1, id, region, 'POS', total, 'slip 1', 'SLIP1', 'CHEN_SHOU', due_since"
            + of(one),
        () -> pay(other, SLIP));
  }

  @Test
  void a_voucher_that_another_window_is_writing_down_for_another_application_is_a_conflict()
      throws SQLException {
    CaseNumber one = ended("slip-1");
    CaseNumber other = ended("slip-2");
    NewRefund voucher = new NewRefund(PaymentMethod.POS, "r-7", LocalDate.parse("2026-11-22"));
    waitsInVain(
        "insert into refund (id, charge_id, region, method, amount, payee, reference, reference_key,"
            + " repaid_on, repaid_by, recorded_at)"
            + " select 1, id, region, 'POS', total, unit_name,"
            + " 'R 7', 'R7', date '2026-11-22', 'CHEN_SHOU', due_since"
            + of(one),
        () ->
            counter.as(Person.CHEN_SHOU, () -> house.bean(RefundDesk.class).repay(other, voucher)));
  }

  private static String of(CaseNumber number) {
    return " from charge where case_no = '" + number + "'";
  }

  private CaseNumber ended(String slip) {
    CaseNumber number = counter.submitted(CHANGSHA);
    pay(number, new NewPayment(PaymentMethod.POS, Money.of("750"), null, slip));
    counter.take(Person.LI_WEN, number, Step.WITHDRAW, "单位撤回");
    return number;
  }

  private ChargeView pay(CaseNumber number, NewPayment paid) {
    return counter.as(Person.CHEN_SHOU, () -> desk.take(number, paid));
  }

  /** Somebody else did that and does not commit; who wants the same waits for a moment only. */
  private void waitsInVain(String elsewhere, Supplier<?> wanted) throws SQLException {
    try (Connection other = house.database().connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      assertThat(statement.executeUpdate(elsewhere)).isEqualTo(1);
      assertThatExceptionOfType(Conflict.class)
          .isThrownBy(
              () ->
                  house.inTransaction(
                      () -> {
                        charges.em.createNativeQuery("set lock_timeout 1").executeUpdate();
                        return wanted.get();
                      }))
          .withMessageContaining("payment.changed-meanwhile");
    }
  }

  @ParameterizedTest(name = "{0} rows asked for: {1}, and more behind: {2}")
  @CsvSource({"1, 1, true", "199, 199, true", "200, 200, true"})
  void a_page_has_one_to_two_hundred_charges(int limit, int rows, boolean more) {
    counter.submitted(CHANGSHA);
    copies(200);
    ChargePage page = counter.as(Person.CHEN_SHOU, () -> desk.unpaid(null, limit));
    assertThat(page.charges()).hasSize(rows);
    assertThat(page.next() != null).isEqualTo(more);
  }

  @Test
  void a_full_last_page_says_that_it_is_the_last() {
    counter.submitted(CHANGSHA);
    counter.submitted(CHANGSHA);
    assertThat(counter.as(Person.CHEN_SHOU, () -> desk.unpaid(null, 2)).next()).isNull();
  }

  @Test
  void an_auditor_of_every_region_sees_the_charges_of_all() {
    CaseNumber here = counter.submitted(CHANGSHA);
    CaseNumber there = counter.submitted(GUANGDONG);
    Staff auditor = Staff.hire(house, "audit", null, Roles.AUDITOR);
    assertThat(auditor.does(() -> desk.unpaid(null, 10)).charges())
        .extracting(ChargeView::caseNumber)
        .containsExactly(here, there);
    assertThat(auditor.does(() -> desk.totals(List.of(here, there)))).containsOnlyKeys(here, there);
  }

  /** Copies of the one charge there is, each with a case of its own. */
  private void copies(int count) {
    String number = "'CS-20261121-' || (100000 + x)";
    for (String statement :
        List.of(
            "create table copied as select a.*, x from application a, system_range(1, "
                + count
                + ")",
            "update copied set id = 100000 + x, case_no = " + number,
            "alter table copied drop column x",
            "insert into application select * from copied",
            "drop table copied",
            "insert into charge (id, case_no, region, unit_name, policy_version, total,"
                + " state, due_since, receipt_prints, audit_count, version)"
                + " select 100000 + x, "
                + number
                + ", region, unit_name,"
                + " policy_version, total, state, due_since, 0, 0, 0"
                + " from charge, system_range(1, "
                + count
                + ")")) {
      house.database().execute(statement);
    }
  }
}
