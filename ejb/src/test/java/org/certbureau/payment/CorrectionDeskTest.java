package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import jakarta.ejb.EJBAccessException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.Step;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.Refused;
import org.certbureau.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of a slip that was recorded wrongly is put right, and what it was stays known. */
class CorrectionDeskTest {
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
  void another_number_takes_the_place_of_the_recorded_one_which_stays_on_record() {
    CaseNumber number = paid("SLIP-41");
    ChargeView before = charge(number);
    ChargeView after = correct(number, "SLIP-41", "slip-14", "看错一位");

    assertThat(after.payment().reference()).isEqualTo("SLIP-14");
    assertThat(after.payment().corrections())
        .containsExactly(
            new CorrectionView(
                "SLIP-41", "SLIP-14", "看错一位", "CHEN_SHOU", counter.house().clock().instant()));
    assertThat(charge(number)).isEqualTo(after);
    assertThat(after.settledAt()).isEqualTo(before.settledAt());
    assertThat(after.payment().amount()).isEqualTo(before.payment().amount());
    assertThat(after.payment().takenAt()).isEqualTo(before.payment().takenAt());
    assertThat(entries(number))
        .extracting(AuditRecord::details)
        .singleElement()
        .asString()
        .contains("SLIP-41", "SLIP-14", "看错一位");
  }

  @Test
  void what_was_corrected_wrongly_is_corrected_again_and_every_number_stays() {
    CaseNumber number = paid("SLIP-41");
    correct(number, "SLIP-41", "SLIP-14", "看错一位");
    ChargeView after = correct(number, "SLIP-14", "SLIP-41", "原来没有错");
    assertThat(after.payment().reference()).isEqualTo("SLIP-41");
    assertThat(after.payment().corrections())
        .extracting(CorrectionView::was, CorrectionView::became)
        .containsExactly(tuple("SLIP-41", "SLIP-14"), tuple("SLIP-14", "SLIP-41"));
  }

  @Test
  void the_same_correction_told_twice_is_recorded_once() {
    CaseNumber number = paid("SLIP-41");
    ChargeView first = correct(number, "SLIP-41", "SLIP-14", "看错一位");
    assertThat(correct(number, "SLIP-41", "SLIP-14", "看错一位")).isEqualTo(first);
    assertThat(entries(number)).hasSize(1);
  }

  @Test
  void whoever_sees_a_number_that_is_recorded_no_more_is_told_the_one_that_is() {
    CaseNumber number = paid("SLIP-41");
    correct(number, "SLIP-41", "SLIP-14", "看错一位");
    Problem refused =
        refuses(
            () -> correct(number, "SLIP-41", "SLIP-15", "看错一位"),
            "payment.correction-meanwhile",
            null);
    assertThat(refused.args()).contains("SLIP-14");
  }

  @Test
  void a_number_that_pays_for_something_else_is_refused_and_the_former_one_is_free_again() {
    CaseNumber wrong = paid("SLIP-41");
    CaseNumber right = paid("SLIP-42");
    refuses(
        () -> correct(wrong, "SLIP-41", "slip 42", "看错一位"), "payment.reference-used", "becomes");
    correct(wrong, "SLIP-41", "SLIP-40", "看错一位");
    correct(right, "SLIP-42", "SLIP-41", "看错一位");
    assertThat(paid("SLIP-42")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SLIP-41", "slip 41", "ＳＬＩＰ４１"})
  void the_recorded_number_is_no_correction_however_it_is_typed(String typed) {
    CaseNumber number = paid("SLIP-41");
    refuses(() -> correct(number, "SLIP-41", typed, "看错一位"), "payment.correction-same", "becomes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "—", "。"})
  void without_a_reason_nothing_is_corrected(String reason) {
    CaseNumber number = paid("SLIP-41");
    refuses(
        () -> correct(number, "SLIP-41", "SLIP-14", reason), "payment.correction-reason", "reason");
    assertThat(charge(number).payment().corrections()).isEmpty();
  }

  @Test
  void all_that_is_wrong_with_what_was_typed_is_told_at_once() {
    CaseNumber number = paid("SLIP-41");
    assertThatThrownBy(() -> correct(number, "SLIP-41", "9".repeat(61), "看错一位".repeat(51)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::code, Problem::field)
                    .containsExactly(
                        tuple("payment.reference", "becomes"),
                        tuple("payment.correction-reason-too-long", "reason")));
  }

  @Test
  void nothing_is_corrected_where_nothing_was_paid_or_something_was_repaid() {
    CaseNumber due = counter.submitted(CHANGSHA);
    refuses(() -> correct(due, "SLIP-41", "SLIP-14", "看错一位"), "payment.correction-unpaid", null);

    CaseNumber ended = paid("SLIP-41");
    counter.take(Person.LI_WEN, ended, Step.REFUSE, "单位未参保");
    assertThat(correct(ended, "SLIP-41", "SLIP-14", "看错一位").payment().reference())
        .as("money that is owed back goes back by the right slip")
        .isEqualTo("SLIP-14");
    RefundDesk refunds = counter.house().bean(RefundDesk.class);
    counter.as(
        Person.CHEN_SHOU,
        () ->
            refunds.repay(
                ended, new NewRefund(PaymentMethod.POS, "R-1", LocalDate.of(2026, 11, 22))));
    refuses(() -> correct(ended, "SLIP-14", "SLIP-15", "看错一位"), "payment.correction-repaid", null);
  }

  @Test
  void only_cashiers_correct_and_only_in_their_regions() {
    CaseNumber number = paid("SLIP-41");
    for (Person other : List.of(Person.LI_WEN, Person.WANG_FU)) {
      assertThatThrownBy(() -> correct(other, number, "SLIP-41", "SLIP-14", "看错一位"))
          .isInstanceOf(EJBAccessException.class);
    }
    assertThatThrownBy(() -> correct(Person.MAI_SHOU, number, "SLIP-41", "SLIP-14", "看错一位"))
        .isInstanceOf(NotFound.class);
  }

  @ParameterizedTest
  @EnumSource
  void two_windows_at_the_same_moment_correct_once(Database on) throws Exception {
    counter.close();
    counter = counter(new House(on.open(), TestClock.at("2026-11-22T10:42")));
    CaseNumber number = paid("SLIP-41");
    int windows = 4;
    CyclicBarrier together = new CyclicBarrier(windows);
    ExecutorService threads = Executors.newFixedThreadPool(windows);
    List<Future<Boolean>> all = new ArrayList<>();
    for (int window = 0; window < windows; window++) {
      String becomes = "SLIP-1" + window;
      all.add(
          threads.submit(
              () -> {
                together.await();
                try {
                  correct(number, "SLIP-41", becomes, "看错一位");
                  return true;
                } catch (RuleViolation refused) {
                  return false;
                }
              }));
    }
    int corrected = 0;
    for (Future<Boolean> one : all) {
      corrected += one.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(corrected).isEqualTo(1);
    assertThat(charge(number).payment().corrections()).hasSize(1);
  }

  @Test
  void the_number_after_ones_own_last_slip_is_proposed_unless_it_was_used() {
    CaseNumber next = counter.submitted(CHANGSHA);
    assertThat(proposed(Person.CHEN_SHOU, next)).isNull();
    paid("000041");
    assertThat(proposed(Person.CHEN_SHOU, next)).isEqualTo(new NextSlip("000041", "000042"));
    CaseNumber elsewhere = counter.submitted(GUANGDONG);
    assertThat(proposed(Person.MAI_SHOU, elsewhere)).isNull();
    CaseNumber wrong = paid("000050");
    correct(wrong, "000050", "000040", "看错一位");
    assertThat(proposed(Person.CHEN_SHOU, next)).as("000041 was used").isNull();
  }

  private NextSlip proposed(Person cashier, CaseNumber number) {
    CashDesk desk = counter.house().bean(CashDesk.class);
    return counter.as(cashier, () -> desk.nextSlip(number, PaymentMethod.POS).orElse(null));
  }

  private CaseNumber paid(String slip) {
    CaseNumber number = counter.submitted(CHANGSHA);
    CashDesk desk = counter.house().bean(CashDesk.class);
    counter.as(
        Person.CHEN_SHOU,
        () ->
            desk.take(
                number, new NewPayment(PaymentMethod.POS, Money.of("750"), null, slip, null)));
    return number;
  }

  private ChargeView charge(CaseNumber number) {
    return counter.as(Person.CHEN_SHOU, () -> counter.house().bean(CashDesk.class).charge(number));
  }

  private ChargeView correct(CaseNumber number, String was, String becomes, String reason) {
    return correct(Person.CHEN_SHOU, number, was, becomes, reason);
  }

  private ChargeView correct(
      Person person, CaseNumber number, String was, String becomes, String reason) {
    CorrectionDesk desk = counter.house().bean(CorrectionDesk.class);
    return counter.as(person, () -> desk.correct(number, new NewCorrection(was, becomes, reason)));
  }

  private static Problem refuses(ThrowingCallable what, String code, String field) {
    Problem problem = Refused.at(what);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.field()).isEqualTo(field);
    return problem;
  }

  private List<AuditRecord> entries(CaseNumber number) {
    return counter.house().bean(AuditTrail.class).of("charge", number.value()).stream()
        .filter(entry -> entry.action().equals("charge.slip-corrected"))
        .toList();
  }
}
