package org.certbureau.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.certificate.PairBook.CHANGSHA;

import java.util.List;
import java.util.stream.Stream;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.HolderType;
import org.certbureau.staff.Roles;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A certificate as its holder knows it, and what the database does not let happen to it. */
class CertificateLineTest {
  @Test
  void the_attempts_of_a_case_follow_one_another_on_the_line_that_it_opened() {
    try (PairBook book = PairBook.ofOneCase()) {
      book.enter("J-1", CHANGSHA, "2027-11-21");
      book.discard("J-1", "no answer");
      book.enter("J-2", CHANGSHA, "2027-11-22");
      assertThat(pairs(book))
          .extracting(PairView::job, PairView::ordinal, pair -> pair.line().value())
          .containsExactly(tuple("J-1", 1, "CS-Z-000001"), tuple("J-2", 2, "CS-Z-000001"));
    }
  }

  /** A kind of holder that is not kept would be found out when its first certificate is made. */
  @Test
  void every_kind_of_holder_comes_back_from_its_columns_as_who_it_is() {
    List<Holder> oneOfEach = List.of(new Holder.Unit(4711));
    assertThat(oneOfEach.stream().map(Object::getClass).map(Class::getName))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Holder.class.getPermittedSubclasses()).map(Class::getName).toList());
    assertThat(oneOfEach)
        .allSatisfy(holder -> assertThat(new KeptHolder(holder).toHolder()).isEqualTo(holder));
  }

  @ParameterizedTest
  @CsvSource({"EMPLOYEE, 4711", "PERSON,", "UNIT,"})
  void nobody_is_kept_as_a_holder_of_whom_too_little_is_known(HolderType type, Long unit) {
    assertThatThrownBy(() -> Holder.of(type, unit)).hasMessageContaining(type.name());
  }

  @Test
  void a_line_has_the_holder_for_whom_it_was_opened_and_the_database_wants_one() {
    try (PairBook book = PairBook.ofOneCase()) {
      book.enter("J-1", CHANGSHA, "2027-11-21");
      Holder unit = Units.of(book.house(), CHANGSHA, "credit:91430100MA4L00011K");
      long line = book.house().database().number("select id from certificate_line");
      LineRegister lines = book.house().bean(LineRegister.class);
      assertThat(book.house().inTransaction(() -> lines.holder(line))).isEqualTo(unit);
      assertThat(book.house().inTransaction(() -> lines.view(line)).holder()).isEqualTo(unit);
      for (String nobody :
          List.of("holder_unit = null", "holder_kind = null", "holder_unit = -1")) {
        assertThatThrownBy(
                () -> book.house().database().execute("update certificate_line set " + nobody))
            .as(nobody)
            .isInstanceOf(RuntimeException.class);
      }
    }
  }

  @Test
  void every_case_opens_a_line_of_its_own() {
    try (PairBook book = PairBook.ofManyCases()) {
      book.enter(
          book.made("J-1", CHANGSHA, "2027-11-21"), book.made("J-2", CHANGSHA, "2027-11-22"));
      assertThat(pairs(book))
          .extracting(PairView::ordinal, pair -> pair.line().value())
          .containsExactly(tuple(1, "CS-Z-000001"), tuple(1, "CS-Z-000002"));
    }
  }

  @Test
  void a_line_never_has_two_pairs_in_force() {
    try (PairBook book = PairBook.ofOneCase()) {
      book.enter("J-1", CHANGSHA, "2027-11-21");
      book.enter("J-2", CHANGSHA, "2027-11-22");
      book.activate("J-1");
      assertThatThrownBy(
              () ->
                  book.house()
                      .database()
                      .execute(
                          "update certificate_pair set in_force_line = line_id where job = 'J-2'"))
          .hasStackTraceContaining("PAIR_IN_FORCE");
    }
  }

  @Test
  void a_pair_that_is_proved_takes_the_place_of_the_one_before_it() {
    try (PairBook book = PairBook.ofOneCase()) {
      book.enter("J-1", CHANGSHA, "2027-11-21");
      book.enter("J-2", CHANGSHA, "2027-11-22");
      book.activate("J-1");
      book.activate("J-2");
      assertThat(book.register().state("J-1")).contains(PairState.SUPERSEDED);
      assertThat(book.register().state("J-2")).contains(PairState.ACTIVE);
    }
  }

  @Test
  void a_pair_that_had_expired_stays_so_when_another_takes_its_place_A_C8() {
    try (PairBook book = PairBook.ofOneCase()) {
      book.enter("J-1", CHANGSHA, "2026-11-21");
      book.enter("J-2", CHANGSHA, "2027-11-22");
      book.activate("J-1");
      book.activate("J-2");
      assertThat(book.register().state("J-1")).contains(PairState.LAPSED);
      assertThat(book.register().state("J-2")).contains(PairState.ACTIVE);
    }
  }

  @Test
  void a_token_carries_one_line() {
    try (PairBook book = PairBook.ofManyCases()) {
      NewPair first = book.made("J-1", CHANGSHA, "2027-11-21");
      book.enter(first, onToken(first.chip(), book.made("J-2", CHANGSHA, "2027-11-21")));
      book.activate("J-1");
      assertThatThrownBy(() -> book.activate("J-2")).hasStackTraceContaining("LINE_TOKEN");
      book.discard("J-1", "no answer");
      book.activate("J-2");
    }
  }

  private static NewPair onToken(String chip, NewPair made) {
    return new NewPair(
        made.job(),
        made.caseNumber(),
        made.line(),
        made.region(),
        made.holderName(),
        made.certificateName(),
        made.creditCode(),
        chip,
        made.issuer(),
        made.signingSerial(),
        made.encryptionSerial(),
        made.validity(),
        made.signingCertificate(),
        made.encryptionCertificate());
  }

  @ParameterizedTest
  @CsvSource({
    "CS-Z-004187, CS-Z-004187",
    "cs z004187, CS-Z-004187",
    "ＣＳ－Ｚ－００４１８７, CS-Z-004187",
    "GD-Z-1234567, GD-Z-1234567",
    "CS-20261122-000001, ",
    "CS-Z-41, CS-Z-000041",
    "Z-004187, "
  })
  void its_number_is_known_however_it_was_typed(String typed, String number) {
    assertThat(LineNumber.find(typed).map(LineNumber::value).orElse(null)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"CS, 1, CS-Z-000001", "CQ, 999999, CQ-Z-999999", "CS, 1000000, CS-Z-1000000"})
  void its_number_begins_as_the_case_numbers_of_its_region(
      String prefix, long running, String number) {
    CaseNumber openedBy = new CaseNumber(prefix + "-20261122-000318");
    assertThat(LineNumber.of(openedBy, running)).hasToString(number);
  }

  /** In the order of their jobs. */
  private static List<PairView> pairs(PairBook book) {
    Staff acceptor = Staff.hire(book.house(), "li.wen", CHANGSHA, Roles.ACCEPTOR);
    PairDesk desk = book.house().bean(PairDesk.class);
    return Stream.of("J-1", "J-2")
        .map(job -> acceptor.does(() -> desk.bySerial("4F21000" + job.charAt(2))))
        .toList();
  }
}
