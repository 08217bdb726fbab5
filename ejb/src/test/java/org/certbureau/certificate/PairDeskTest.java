package org.certbureau.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.certificate.PairBook.CASE;
import static org.certbureau.certificate.PairBook.CHANGSHA;
import static org.certbureau.certificate.PairBook.GUANGDONG;

import jakarta.ejb.EJBAccessException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.Roles;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where certificates are looked up: three pairs of Changsha, one of Guangdong. */
class PairDeskTest {
  private PairBook book;
  private PairDesk desk;
  private Staff acceptor;
  private Staff acceptorElsewhere;

  @BeforeEach
  void open() {
    book = PairBook.ofOneCase();
    desk = book.house().bean(PairDesk.class);
    acceptor = Staff.hire(book.house(), "li.wen", CHANGSHA, Roles.ACCEPTOR);
    acceptorElsewhere = Staff.hire(book.house(), "huang.li", GUANGDONG, Roles.ACCEPTOR);
    book.enter("J-1", CHANGSHA, "2026-12-31");
    book.enter("J-2", CHANGSHA, "2027-12-31");
    book.enter("J-3", CHANGSHA, "2028-12-31");
    book.enter("J-4", GUANGDONG, "2027-12-31");
    book.activate("J-2");
  }

  @AfterEach
  void close() {
    book.close();
  }

  @Test
  void a_shorter_name_on_the_certificate_stands_beside_the_registered_one() {
    book.enter(book.made("J-5", CHANGSHA, "2029-12-31", "澄岚包装"));

    assertThat(acceptor.does(() -> desk.ofCase(CASE)))
        .extracting(PairView::job, PairView::holderName, PairView::certificateName)
        .startsWith(
            tuple("J-5", PairBook.HOLDER, "澄岚包装"), tuple("J-3", PairBook.HOLDER, PairBook.HOLDER));
  }

  @Test
  void an_application_has_all_its_pairs_the_newest_first_and_no_foreign_ones() {
    assertThat(acceptor.does(() -> desk.ofCase(CASE)))
        .extracting(PairView::job)
        .containsExactly("J-3", "J-2", "J-1");
    assertThat(acceptorElsewhere.does(() -> desk.ofCase(CASE)))
        .extracting(PairView::job)
        .containsExactly("J-4");
    assertThat(acceptor.does(() -> desk.ofCase(new CaseNumber("CS-20261122-000002")))).isEmpty();
  }

  @Test
  void the_certificates_are_given_out_as_they_were_signed() {
    PairFiles files = acceptor.does(() -> desk.files("J-2"));
    assertThat(files.signing()).isEqualTo("J-2 signs".getBytes(StandardCharsets.UTF_8));
    assertThat(files.encryption()).isEqualTo("J-2 encrypts".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"J-4", "J-9"})
  void certificates_of_another_region_are_as_unknown_as_those_that_never_were(String job) {
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> acceptor.does(() -> desk.files(job)))
        .withMessageContaining("certificate.not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4F210002", "5F210002", "4f:21:00:02", " 5F21 0002 "})
  void either_serial_however_it_is_written_finds_the_pair(String serial) {
    assertThat(acceptor.does(() -> desk.bySerial(serial)).job()).isEqualTo("J-2");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"4F210004", "4F21", ""})
  void a_serial_of_another_region_or_of_none_finds_nothing(String serial) {
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> acceptor.does(() -> desk.bySerial(serial)))
        .withMessageContaining("certificate.not-found");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cs-20261122-000001   | J-1 J-2 J-3
          CS-20261122-000002   |
          cs20261122 000001    | J-1 J-2 J-3
          ＣＳ－20261122－000001 | J-1 J-2 J-3
          CS-Z-000001          | J-1 J-2 J-3
          cs z 000001          | J-1 J-2 J-3
          CS-Z-000002          |
          91430100ma4l00011k   | J-1 J-2 J-3
          9143 0100 MA4L 0001 1K | J-1 J-2 J-3
          91430100-MA4L00011-K | J-1 J-2 J-3
          ９１４３０１００ＭＡ４Ｌ０００１１Ｋ | J-1 J-2 J-3
          91430100MA4L00011X   |
          3b9f0002             | J-2
          3b9f-0002            | J-2
          ３ｂ９ｆ　０００２   | J-2
          4F210003             | J-3
          4f:21:00:03          | J-3
          5F21 0001            | J-1
          3B9F0004             |
          ' 长沙澄岚 '           | J-1 J-2 J-3
          澄岚                  |
          长%                   |
          长_                   |
          长!                   |
          """)
  void what_is_typed_is_known_by_its_shape(String text, String jobs) {
    assertThat(String.join(" ", found(PairFilter.text(text)))).isEqualTo(jobs == null ? "" : jobs);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          澄岚包装             | J-2
          澄岚\u3000ABC           | J-3
          '澄岚  ＡＢＣ'         | J-3
          澄岚\u00a0\u200bABC     | J-3
          澄                   |
          """)
  void a_pair_is_found_by_the_shorter_name_on_its_certificate(String text, String jobs) {
    certificateName("J-2", "澄岚包装");
    certificateName("J-3", "澄岚 ABC 公司");
    if (jobs == null) {
      assertThatThrownBy(() -> PairFilter.text(text)).isInstanceOf(RuleViolation.class);
    } else {
      assertThat(found(PairFilter.text(text))).containsExactly(jobs);
    }
  }

  private void certificateName(String job, String name) {
    book.house()
        .database()
        .execute(
            "update certificate_pair set certificate_name = '%s' where job = '%s'"
                .formatted(name, job));
  }

  @Test
  void a_name_may_hold_the_signs_that_stand_for_others_in_a_search() {
    book.house()
        .database()
        .execute("update certificate_pair set holder_name = '百分%_!公司' where job = 'J-1'");
    assertThat(found(PairFilter.text("百分%_!"))).containsExactly("J-1");
  }

  @ParameterizedTest(name = "{0}..{1} {2}: {3}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,          -,          -,       J-1 J-2 J-3
          2026-12-31, -,          -,       J-1 J-2 J-3
          2027-01-01, -,          -,       J-2 J-3
          -,          2027-12-30, -,       J-1
          -,          2027-12-31, -,       J-1 J-2
          2027-12-31, 2027-12-31, -,       J-2
          -,          -,          ACTIVE,  J-2
          -,          -,          PENDING, J-1 J-3
          2027-01-01, -,          PENDING, J-3
          """)
  void a_search_is_narrowed_by_whole_days_of_the_end_and_by_state(
      LocalDate from, LocalDate until, PairState state, String jobs) {
    assertThat(found(new PairFilter("长沙", from, until, state))).containsExactly(jobs.split(" "));
  }

  @Test
  void the_days_of_a_search_are_chinas() {
    LocalDateTime newYear = LocalDateTime.parse("2030-01-01T00:00");
    book.enter(
        book.made("J-5", CHANGSHA, newYear.minusYears(1), newYear.minusSeconds(1)),
        book.made("J-6", CHANGSHA, newYear.minusYears(1), newYear));
    LocalDate day = newYear.toLocalDate();
    assertThat(found(new PairFilter(null, day, day, null))).containsExactly("J-6");
    assertThat(found(new PairFilter(null, day.minusDays(1), day.minusDays(1), null)))
        .containsExactly("J-5");
  }

  @Test
  void a_search_is_turned_over_page_by_page_the_soonest_end_first() {
    book.enter("J-0", CHANGSHA, "2027-12-31");
    List<String> seen = new ArrayList<>();
    String next = null;
    do {
      String after = next;
      PairPage page = acceptor.does(() -> desk.search(PairFilter.text("长沙"), after, 1));
      assertThat(page.items()).hasSize(1);
      seen.add(page.items().get(0).job());
      assertThat(seen).doesNotHaveDuplicates();
      next = page.next();
    } while (next != null);
    assertThat(seen).containsExactly("J-1", "J-0", "J-2", "J-3");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3", "200, 200"})
  void a_page_has_one_to_two_hundred_rows(int limit, int rows) {
    for (int i = 0; i < 200; i++) {
      book.enter("K-" + i, CHANGSHA, "2029-12-31");
    }
    PairPage page = acceptor.does(() -> desk.search(PairFilter.text("长沙"), null, limit));
    assertThat(page.items()).hasSize(rows);
    assertThat(page.next()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 201})
  void a_page_of_no_rows_or_too_many_is_refused(int limit) {
    assertThatThrownBy(() -> acceptor.does(() -> desk.search(PairFilter.text("长沙"), null, limit)))
        .isInstanceOf(RuleViolation.class)
        .hasMessageContaining("kernel.limit");
  }

  @Test
  void a_full_last_page_says_that_it_is_the_last() {
    assertThat(acceptor.does(() -> desk.search(PairFilter.text("长沙"), null, 3)).next()).isNull();
    assertThat(acceptor.does(() -> desk.search(PairFilter.text("长沙"), " ", 3)).items()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"J-1", "_J-1", "x_J-1", "12", "99999999999999999999_J-1"})
  void a_place_in_the_list_that_nobody_was_given_is_refused(String after) {
    assertThatThrownBy(() -> acceptor.does(() -> desk.search(PairFilter.text("长沙"), after, 3)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .containsExactly(Problem.of("certificate.cursor", "after", after)));
  }

  @Test
  void who_acts_for_no_region_of_their_own_searches_none() {
    Staff everywhere = Staff.hire(book.house(), "audit", null, Roles.AUDITOR);
    assertThat(everywhere.does(() -> desk.search(PairFilter.text("长沙"), null, 3)))
        .isEqualTo(new PairPage(List.of(), null));
  }

  @Test
  void nobody_else_looks_certificates_up() {
    Staff administrator = Staff.hire(book.house(), "root", null, Roles.ADMIN);
    assertThatExceptionOfType(EJBAccessException.class)
        .isThrownBy(() -> administrator.does(() -> desk.files("J-1")));
  }

  private List<String> found(PairFilter filter) {
    return acceptor.does(() -> desk.search(filter, null, 10)).items().stream()
        .map(PairView::job)
        .toList();
  }
}
