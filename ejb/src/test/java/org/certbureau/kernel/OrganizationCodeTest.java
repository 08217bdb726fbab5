package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.kernel.Refusals.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456788",
        "MA4L00011",
        "MA5U00011",
        "MA4U0001X",
        "45585765X",
        "006930014",
        "100000040", // 11 is written 0
        "000000000",
      })
  void accepts_codes_whose_check_character_fits(String code) {
    assertThat(OrganizationCode.of(code).value()).isEqualTo(code);
    assertThat(OrganizationCode.check(code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "123456789, kernel.organization-code-check",
    "123456780, kernel.organization-code-check",
    "00000000-1, kernel.organization-code-check", // of old test certificates
    "12345678, kernel.organization-code-shape",
    "12345678A, kernel.organization-code-shape",
    "'', kernel.organization-code-shape",
  })
  void refuses_what_is_no_organization_code(String typed, String problem) {
    assertRefused(() -> OrganizationCode.of(typed), problem);
    assertThat(OrganizationCode.check(typed)).map(Problem::code).contains(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567-88",
        "12345678--8",
        "(12345678-8)",
        "（12345678-8）",
        "[12345678]8",
        "【１２３４５６７８－８】",
        " 1234 5678 8 ",
        "12345678—8"
      })
  void how_somebody_groups_its_digits_is_nobodys_mistake(String typed) {
    assertThat(OrganizationCode.of(typed).value()).isEqualTo("123456788");
    assertThat(OrganizationCode.check(typed)).isEmpty();
  }

  @Test
  void strips_the_hyphen_and_writes_it_again() {
    assertThat(OrganizationCode.of("12345678-8").value()).isEqualTo("123456788");
    assertThat(OrganizationCode.of("00000000-0").value()).isEqualTo("000000000");
    assertThat(OrganizationCode.of("ma4u0001-x").written()).isEqualTo("MA4U0001-X");
  }
}
