package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.kernel.Refusals.assertRefused;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenIdTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010519491231002X",
        "430102199003077572",
        "43010219900307008X",
        "440305199208150018",
        "430104200002290011", // 29 February of a leap year
        "500112199012313216",
        "810000199003070015", // residence permits
        "830000199003070019",
      })
  void accepts_numbers_whose_check_character_fits(String number) {
    assertThat(CitizenId.of(number, TODAY).value()).isEqualTo(number);
    assertThat(CitizenId.check(number, TODAY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "500103198502291231, kernel.citizen-id-date", // 1985-02-29; the check digit is right
    "43012119991301123X, kernel.citizen-id-date", // month 13; the check digit is right
    "430102199003077574, kernel.citizen-id-check",
    "110105194912310021, kernel.citizen-id-check",
    "440524188001010014, kernel.citizen-id-year", // the example of the standard
    "430102900307757, kernel.citizen-id-old",
    "43010219900307757, kernel.citizen-id-shape",
    "4301021990030775O2, kernel.citizen-id-shape",
    "X30102199003077572, kernel.citizen-id-shape",
    "'', kernel.citizen-id-shape",
  })
  void refuses_what_is_no_citizens_number(String typed, String problem) {
    assertRefused(() -> CitizenId.of(typed, TODAY), problem);
    assertThat(CitizenId.check(typed, TODAY)).map(Problem::code).contains(problem);
  }

  @Test
  void puts_a_small_x_into_upper_case() {
    assertThat(CitizenId.of(" 11010519491231002x ", TODAY).value()).isEqualTo("11010519491231002X");
  }

  @Test
  void refuses_a_birthday_after_today_but_not_today() {
    String number = "430104200002290011";
    assertThat(CitizenId.check(number, LocalDate.of(2000, 2, 29))).isEmpty();
    assertRefused(
        () -> CitizenId.of(number, LocalDate.of(2000, 2, 28)), "kernel.citizen-id-future");
  }

  @Test
  void makes_eighteen_of_fifteen_for_old_records() {
    assertThat(CitizenId.ofOldRecord("430102900307757").value()).isEqualTo("430102199003077572");
    assertRefused(() -> CitizenId.ofOldRecord("430102900230757"), "kernel.citizen-id-date");
    assertRefused(() -> CitizenId.ofOldRecord("43010290030775"), "kernel.citizen-id-shape");
    assertRefused(() -> CitizenId.ofOldRecord("430102199003077572"), "kernel.citizen-id-shape");
  }

  @Test
  void tells_birthday_sex_and_residence_permit() {
    CitizenId id = CitizenId.of("430102199003077572", TODAY);
    assertThat(id.birthday()).isEqualTo(LocalDate.of(1990, 3, 7));
    assertThat(id.male()).isTrue();
    assertThat(id.ofResidencePermit()).isFalse();
    assertThat(CitizenId.of("43010219900307008X", TODAY).male()).isFalse();
    assertThat(CitizenId.of("810000199003070015", TODAY).ofResidencePermit()).isTrue();
    assertThat(CitizenId.of("830000199003070019", TODAY).ofResidencePermit()).isTrue();
  }

  @Test
  void shows_itself_masked_and_never_in_a_refusal() {
    assertThat(CitizenId.of("430102199003077572", TODAY)).hasToString("4301************72");
    assertThat(CitizenId.check("430102199003077574", TODAY).orElseThrow().args()).isEmpty();
  }
}
