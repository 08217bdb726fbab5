package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBAccessException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.staff.Roles;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who comes to the windows of money, role by role. */
class MoneyRolesTest {
  private static final CaseNumber NOBODYS = new CaseNumber("CS-20261122-000009");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static House house;
  private static List<Staff> everybody;

  @BeforeAll
  static void open() {
    house = House.onH2();
    everybody =
        Stream.concat(Roles.AT_DESKS.stream(), Stream.of(Roles.ADMIN, Roles.BRANCH))
            .sorted()
            .map(role -> Staff.hire(house, role, RegionCode.of("430100"), role))
            .toList();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "take, CASHIER",
    "repay, CASHIER",
    "correct, CASHIER",
    "next slip, CASHIER",
    "list, AUDITOR CASHIER",
    "unpaid, AUDITOR CASHIER",
    "receipt, ACCEPTOR BRANCH CASHIER",
    "charge, ACCEPTOR AUDITOR BRANCH CASHIER MAKER REVIEWER",
    "totals, ACCEPTOR AUDITOR BRANCH CASHIER MAKER REVIEWER"
  })
  void money_is_taken_and_paid_back_by_cashiers_and_seen_by_whoever_works_here(
      String what, String roles) {
    assertThat(everybody.stream().filter(somebody -> mayAsk(somebody, what)).map(Staff::name))
        .containsExactly(roles.split(" "));
  }

  /** The application that is asked for does not exist. */
  private static void ask(String what) {
    CashDesk cash = house.bean(CashDesk.class);
    switch (what) {
      case "take" ->
          cash.take(NOBODYS, new NewPayment(PaymentMethod.POS, Money.of("750"), null, "slip-1"));
      case "repay" ->
          house
              .bean(RefundDesk.class)
              .repay(NOBODYS, new NewRefund(PaymentMethod.POS, "r-7", TODAY));
      case "correct" ->
          house
              .bean(CorrectionDesk.class)
              .correct(NOBODYS, new NewCorrection("slip-1", "slip-2", "看错一位"));
      case "next slip" -> cash.nextSlip(NOBODYS, PaymentMethod.POS);
      case "list" -> cash.list(ChargeState.REFUND_DUE, null, 10);
      case "unpaid" -> cash.unpaid(null, 10);
      case "receipt" -> house.bean(ReceiptDesk.class).receipt(NOBODYS);
      case "charge" -> cash.charge(NOBODYS);
      case "totals" -> cash.totals(List.of(NOBODYS));
      default -> throw new IllegalArgumentException(what);
    }
  }

  private static boolean mayAsk(Staff somebody, String what) {
    return somebody.does(
        () -> {
          try {
            ask(what);
            return true;
          } catch (NotFound asked) {
            return true;
          } catch (EJBAccessException refused) {
            return false;
          }
        });
  }
}
