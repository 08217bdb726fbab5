package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.kernel.Refusals.assertRefused;

import java.time.LocalDate;
import org.certbureau.kernel.IdentityDocument.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactAndDocumentTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @ParameterizedTest
  @CsvSource({
    "13800138000, true",
    " 19912345678 , true",
    "12800138000, false",
    "1380013800, false",
    "138001380000, false",
    "138 0013 8000, true",
    "138-0013-8000, true",
    "138.0013.8000, true",
    "+86 138 0013 8000, true",
    "+8613800138000, true",
    "008613800138000, true",
    "8613800138000, true",
    "（+86）13800138000, true",
    "(86)138-0013-8000, true",
    "＋８６　１３８００１３８０００, true",
    "+1 13800138000, false",
    "8612800138000, false",
    "'', false",
  })
  void a_mobile_number_has_eleven_digits_from_13_to_19(String typed, boolean good) {
    assertThat(MobileNumber.check(typed).isEmpty()).isEqualTo(good);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800138000",
        "138 0013 8000",
        "+86-138-0013-8000",
        "（+86）138 0013 8000",
        "\u202a+8613800138000\u202c"
      })
  void a_mobile_number_is_kept_as_its_digits(String typed) {
    assertThat(MobileNumber.of(typed).value()).isEqualTo("13800138000");
  }

  @ParameterizedTest
  @CsvSource({
    "0731-85550142, 0731-85550142",
    "073185550142, 073185550142",
    "0731 8555 0142, 0731-85550142",
    "0731—85550142, 0731-85550142",
    "(0731)85550142, 0731-85550142",
    "（0731） 8555-0142, 0731-85550142",
    "+86 731 8555 0142, 0731-85550142",
    "0086-731-85550142, 0731-85550142",
    "+86 10 8952 4338, 010-89524338",
    "0731-85550142转1206, 0731-85550142-1206",
    "0731-85550142 ext. 1206, 0731-85550142-1206",
    "0731/85550142-1206, 0731-85550142-1206",
    "020-8952433-8, 020-8952433-8",
    "8555 0142, 85550142",
    "8555 0142 转 12, 85550142-12",
    "400 830 1330, 4008301330",
    "400-8301-330, 4008301330",
    "+86 400 830 1330, 4008301330",
    "０７３１－８５５５０１４２, 0731-85550142",
  })
  void the_groups_of_a_phone_number_are_kept_apart_in_one_way(String typed, String kept) {
    assertThat(PhoneNumber.check(typed)).isEmpty();
    assertThat(PhoneNumber.of(typed).value()).isEqualTo(kept);
    assertThat(PhoneNumber.of(kept).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "0731-85550142, true",
    "073185550142, true",
    "020-89524338, true",
    "85550142, true",
    "0731-85550142-1206, true",
    "400-830-1330, true",
    "4008301330, true",
    "800-830-1330, true",
    "500-830-1330, false",
    "0731-855501, false",
    "731-85550142, false",
    "0731-85550142-, true",
    "'', false",
  })
  void a_phone_number_is_a_landline_or_a_service_number(String typed, boolean good) {
    assertThat(PhoneNumber.check(typed).isEmpty()).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource({
    "E12345678, E12345678",
    "EA1234567, EA1234567",
    "e12345678, E12345678",
    "141234567, 141234567",
    "M12345678, M12345678", // Korea
    "123456789, 123456789", // the United States
    "C01X00T47, C01X00T47", // Germany
    "TK 123-4567, TK1234567",
    "ｅ１２３４５６７８, E12345678",
    "A1, A1",
  })
  void a_passport_of_any_country_has_up_to_nine_letters_and_digits_CS_S1(
      String typed, String kept) {
    assertThat(Passport.check(typed)).isEmpty();
    assertThat(Passport.of(typed).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "E123456789", "E1234567.", "Ё12345678", "护照12345678"})
  void what_no_passport_has_is_refused(String typed) {
    assertRefused(() -> Passport.of(typed), "kernel.passport");
  }

  @ParameterizedTest
  @CsvSource({
    "HONG_KONG_MACAU_PASS, H12345678, true",
    "HONG_KONG_MACAU_PASS, M1234567801, true",
    "HONG_KONG_MACAU_PASS, H123456780, false",
    "HONG_KONG_MACAU_PASS, A12345678, false",
    "TAIWAN_PASS, 12345678, true",
    "TAIWAN_PASS, 1234567890(B), true",
    "TAIWAN_PASS, 1234567890, true",
    "TAIWAN_PASS, 123456789, false",
    "PERMANENT_RESIDENT_CARD, usa110105010103, true",
    "PERMANENT_RESIDENT_CARD, US1101050101033, false",
    "PERMANENT_RESIDENT_CARD, 930156199003070124, true",
    "PERMANENT_RESIDENT_CARD, 930 156 19900307 0124, true",
    "PERMANENT_RESIDENT_CARD, 930156199003070125, false", // check digit
    "PERMANENT_RESIDENT_CARD, 930156199013070124, false", // month 13
    "PERMANENT_RESIDENT_CARD, 430102199003077572, false", // a citizen's
    "TAIWAN_PASS, 1234567890（B）, true",
    "HONG_KONG_MACAU_PASS, h 1234-5678, true",
    "PASSPORT, E12345678, true",
    "PASSPORT, 430102199003077572, false",
    "CITIZEN_ID, 430102 19900307 7572, true",
    "CITIZEN_ID, 930156199003070124, false",
    "CITIZEN_ID, 43010219900307008x, true",
    "CITIZEN_ID, 430102199003070088, false",
  })
  void an_identity_document_follows_its_kind(Kind kind, String typed, boolean good) {
    assertThat(IdentityDocument.check(kind, typed, TODAY).isEmpty()).isEqualTo(good);
  }

  @Test
  void an_identity_document_is_kept_in_upper_case_and_shown_masked() {
    IdentityDocument id = IdentityDocument.of(Kind.CITIZEN_ID, "43010219900307008x", TODAY);
    assertThat(id.value()).isEqualTo("43010219900307008X");
    assertThat(id).hasToString("CITIZEN_ID 4301************8X");
    assertThat(IdentityDocument.of(Kind.PASSPORT, "e12345678", TODAY).masked())
        .isEqualTo("E1*****78");
  }

  @Test
  void an_identity_document_of_a_citizen_not_yet_born_is_refused() {
    assertRefused(
        () -> IdentityDocument.of(Kind.CITIZEN_ID, "430104200002290011", LocalDate.of(2000, 1, 1)),
        "kernel.citizen-id-future");
  }

  @ParameterizedTest
  @CsvSource({
    "oujia@Example.CN, oujia@example.cn",
    "oujia @ example.cn, oujia@example.cn",
    "oujia＠example。cn, oujia@example.cn",
    "first.last+hr@mail.example.com.cn, first.last+hr@mail.example.com.cn",
  })
  void an_email_address_keeps_its_mailbox_and_lowers_its_domain(String typed, String kept) {
    assertThat(EmailAddress.of(typed).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "oujia",
        "@example.cn",
        "oujia@",
        "oujia@example",
        "a..b@example.cn",
        ".a@example.cn",
        "a@-example.cn",
        "a b@example.cn",
        "a b @example.cn",
        "a@b@example.cn",
        "欧佳@example.cn",
        "a@example.cn\nb"
      })
  void what_is_no_email_address_is_refused(String typed) {
    assertRefused(() -> EmailAddress.of(typed), "kernel.email-address");
  }

  @Test
  void an_overlong_email_address_is_refused_at_once() {
    assertRefused(
        () -> EmailAddress.of("a".repeat(100_000) + "@example.cn"), "kernel.email-address");
    assertRefused(() -> EmailAddress.of("a@" + "a.".repeat(126) + "cn"), "kernel.email-address");
  }

  @Test
  void a_postal_code_has_six_digits() {
    assertThat(PostalCode.of("４１０１１６")).hasToString("410116");
    assertThat(PostalCode.of("410 116")).hasToString("410116");
    assertRefused(() -> PostalCode.of("41011"), "kernel.postal-code");
    assertRefused(() -> PostalCode.of("41011a"), "kernel.postal-code");
  }

  @Test
  void an_insurance_number_has_four_to_twenty_characters() {
    assertThat(InsuranceNumber.of("430111002318")).hasToString("430111002318");
    assertRefused(() -> InsuranceNumber.of("123"), "kernel.insurance-number");
    assertThat(InsuranceNumber.of("4301-1100 2318")).hasToString("430111002318");
    assertRefused(() -> InsuranceNumber.of("4301.1100"), "kernel.insurance-number");
    assertRefused(() -> InsuranceNumber.of("1".repeat(21)), "kernel.insurance-number");
  }

  @Test
  void personal_values_show_themselves_masked() {
    assertThat(MobileNumber.of("13800138000")).hasToString("138****8000");
    assertThat(EmailAddress.of("oujia@example.cn")).hasToString("ou***@example.cn");
    assertThat(Passport.of("EA1234567")).hasToString("EA*****67");
  }
}
