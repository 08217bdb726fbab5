package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.kernel.Refusals.assertRefused;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationNumberTest {
  @ParameterizedTest
  @ValueSource(strings = {"110108000000016", "430100000000124", "440300103123454"})
  void accepts_numbers_whose_check_digit_fits(String number) {
    assertThat(RegistrationNumber.of(" " + number).value()).isEqualTo(number);
    assertThat(RegistrationNumber.check(number)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "110108000000017, kernel.registration-number-check",
    "1101080000000, kernel.registration-number-shape", // the older form of 13 digits
    "11010800000001X, kernel.registration-number-shape",
    "'', kernel.registration-number-shape",
  })
  void refuses_what_is_no_registration_number(String typed, String problem) {
    assertRefused(() -> RegistrationNumber.of(typed), problem);
    assertThat(RegistrationNumber.check(typed)).map(Problem::code).contains(problem);
  }
}
