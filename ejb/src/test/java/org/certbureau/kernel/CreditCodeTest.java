package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.kernel.Refusals.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "91350100M000100Y43", // the example of GB 32100 itself
        "91430100MA4L00011K",
        "91500000MA5U000111",
        "91500112799007990F", // of a district since abolished
        "1244000045585765XR", // an institution
        "114400000069300148", // a state organ
        "93430124MA4Q000160", // a farmers' cooperative; check 0
        "914301001000001390", // check 0
        "91430100100000083W", // check W
        "91330201MA2AJ7889M",
        "91110108722619411A",
        "914403001922038216",
      })
  void accepts_codes_whose_check_character_fits(String code) {
    assertThat(CreditCode.of(code).value()).isEqualTo(code);
    assertThat(CreditCode.of(code)).hasToString(code);
    assertThat(CreditCode.check(code)).isEmpty();
    assertThat(CreditCode.of(code).organizationCodeFits()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "91350100M000100Y4Z, kernel.credit-code-character", // the standard's own wrong example
    "91430100MA4L00011J, kernel.credit-code-check",
    "91430100MA4L00012K, kernel.credit-code-check",
    "9143010OMA4L00011K, kernel.credit-code-character", // letter O for zero
    "91430100MA4L0001 K, kernel.credit-code-length",
    "91430100MA4L0001.K, kernel.credit-code-character",
    "91430100MA4L00011, kernel.credit-code-length",
    "91310000MA1K12345X, kernel.credit-code-check",
    "91500000799007999L, kernel.credit-code-check",
    "12100000400000624E, kernel.credit-code-check",
    "91A30100MA4L00011K, kernel.credit-code-character", // a letter in the division
    "'', kernel.credit-code-length",
  })
  void refuses_what_is_no_credit_code(String typed, String problem) {
    assertRefused(() -> CreditCode.of(typed), problem);
    assertThat(CreditCode.check(typed)).map(Problem::code).contains(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91430100ma4l00011k",
        "  91430100MA4L00011K\t",
        "\u00a091430100MA4L00011K\u200b",
        "９１４３０１００ＭＡ４Ｌ０００１１Ｋ",
        "91430100MA4L0001 1K",
        "9143 0100 MA4L 0001 1K",
        "91430100-MA4L0001-1K",
        "9143\u30000100—ma4l00011－k",
      })
  void forgives_lower_case_blanks_dashes_and_full_width_characters(String typed) {
    assertThat(CreditCode.of(typed).value()).isEqualTo("91430100MA4L00011K");
  }

  @Test
  void names_the_place_of_a_letter_the_code_does_not_use() {
    assertThat(CreditCode.check("9143010OMA4L00011K").orElseThrow().args())
        .containsExactly("8", "O");
  }

  @Test
  void refuses_null_as_an_empty_input() {
    assertRefused(() -> CreditCode.of(null), "kernel.credit-code-length");
  }

  @Test
  void gives_the_organization_code_within() {
    assertThat(CreditCode.of("91430100MA4L00011K").organizationCode())
        .isEqualTo(OrganizationCode.of("MA4L0001-1"));
  }

  @Test
  void only_warns_where_the_organization_code_within_does_not_fit() {
    // MA4L00012 fails GB 11714; the outer check character is right
    CreditCode old = CreditCode.of("91430100MA4L00012N");
    assertThat(old.organizationCodeFits()).isFalse();
  }
}
