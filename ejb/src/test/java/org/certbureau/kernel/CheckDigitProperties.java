package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What the check-digit algorithms promise, held against any number and not only known ones. */
class CheckDigitProperties {
  private static final String DIGITS = "0123456789";
  private static final String CREDIT_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Property
  void exactly_one_check_character_completes_a_credit_code(
      @ForAll("creditCodeBodies") String body) {
    assertThat(completions(body, CREDIT_CODE_CHARACTERS, CheckDigitProperties::isCreditCode))
        .hasSize(1);
  }

  @Property
  void a_credit_code_with_one_character_wrong_is_refused(
      @ForAll("creditCodeBodies") String body,
      @ForAll @IntRange(max = 17) int place,
      @ForAll("creditCodeCharacters") char wrong) {
    assertOneWrongIsRefused(
        completions(body, CREDIT_CODE_CHARACTERS, CheckDigitProperties::isCreditCode),
        place,
        wrong,
        CheckDigitProperties::isCreditCode);
  }

  @Property
  void a_credit_code_with_two_neighbours_swapped_is_refused(
      @ForAll("creditCodeBodies") String body, @ForAll @IntRange(max = 16) int place) {
    assertSwapIsRefused(
        completions(body, CREDIT_CODE_CHARACTERS, CheckDigitProperties::isCreditCode),
        place,
        CheckDigitProperties::isCreditCode);
  }

  @Property
  void exactly_one_check_character_completes_an_organization_code(
      @ForAll("organizationCodeBodies") String body) {
    assertThat(completions(body, DIGITS + "X", CheckDigitProperties::isOrganizationCode))
        .hasSize(1);
  }

  // letters that lie 11 or 22 apart are one to a sum modulo 11: only digits are promised
  @Property
  void an_organization_code_with_one_digit_wrong_is_refused(
      @ForAll("digits8") String body,
      @ForAll @IntRange(max = 8) int place,
      @ForAll("digit") char wrong) {
    assertOneWrongIsRefused(
        completions(body, DIGITS + "X", CheckDigitProperties::isOrganizationCode),
        place,
        wrong,
        CheckDigitProperties::isOrganizationCode);
  }

  @Property
  void exactly_one_check_character_completes_a_citizens_number(
      @ForAll("citizenIdBodies") String body) {
    assertThat(completions(body, DIGITS + "X", CheckDigitProperties::isCitizenId)).hasSize(1);
  }

  @Property
  void a_citizens_number_with_one_digit_wrong_is_refused(
      @ForAll("citizenIdBodies") String body,
      @ForAll @IntRange(max = 17) int place,
      @ForAll("digit") char wrong) {
    assertOneWrongIsRefused(
        completions(body, DIGITS + "X", CheckDigitProperties::isCitizenId),
        place,
        wrong,
        CheckDigitProperties::isCitizenId);
  }

  @Property
  void a_citizens_number_with_two_neighbours_swapped_is_refused(
      @ForAll("citizenIdBodies") String body, @ForAll @IntRange(max = 16) int place) {
    assertSwapIsRefused(
        completions(body, DIGITS + "X", CheckDigitProperties::isCitizenId),
        place,
        CheckDigitProperties::isCitizenId);
  }

  @Property
  void an_old_citizens_number_keeps_its_digits_when_it_grows(
      @ForAll("citizenIdBodies") String body) {
    String fifteen = body.substring(0, 6) + body.substring(8);
    assertThat(CitizenId.ofOldRecord(fifteen).value())
        .startsWith(body.substring(0, 6) + "19" + body.substring(8))
        .satisfies(grown -> assertThat(CitizenId.check(grown, TODAY)).isEmpty());
  }

  @Property
  void exactly_one_check_digit_completes_a_registration_number(@ForAll("digits14") String body) {
    assertThat(completions(body, DIGITS, CheckDigitProperties::isRegistrationNumber)).hasSize(1);
  }

  @Property
  void a_registration_number_with_one_digit_wrong_is_refused(
      @ForAll("digits14") String body,
      @ForAll @IntRange(max = 14) int place,
      @ForAll("digit") char wrong) {
    assertOneWrongIsRefused(
        completions(body, DIGITS, CheckDigitProperties::isRegistrationNumber),
        place,
        wrong,
        CheckDigitProperties::isRegistrationNumber);
  }

  @Property
  void whatever_is_typed_is_read_or_refused_and_never_breaks(@ForAll String typed) {
    assertThat(CreditCode.check(typed)).isNotNull();
    assertThat(OrganizationCode.check(typed)).isNotNull();
    assertThat(CitizenId.check(typed, TODAY)).isNotNull();
    assertThat(RegistrationNumber.check(typed)).isNotNull();
    assertThat(EmailAddress.check(typed)).isNotNull();
    assertThat(PhoneNumber.check(typed)).isNotNull();
    assertThat(Masking.citizenId(typed)).hasSameSizeAs(typed);
  }

  @Provide
  Arbitrary<String> creditCodeBodies() {
    return Combinators.combine(
            Arbitraries.strings().withChars(CREDIT_CODE_CHARACTERS).ofLength(2),
            Arbitraries.strings().numeric().ofLength(6),
            Arbitraries.strings().withChars(CREDIT_CODE_CHARACTERS).ofLength(9))
        .as((kind, division, organization) -> kind + division + organization);
  }

  @Provide
  Arbitrary<Character> creditCodeCharacters() {
    return Arbitraries.chars().with(CREDIT_CODE_CHARACTERS);
  }

  @Provide
  Arbitrary<Character> digit() {
    return Arbitraries.chars().numeric();
  }

  @Provide
  Arbitrary<String> digits8() {
    return Arbitraries.strings().numeric().ofLength(8);
  }

  @Provide
  Arbitrary<String> digits14() {
    return Arbitraries.strings().numeric().ofLength(14);
  }

  @Provide
  Arbitrary<String> organizationCodeBodies() {
    return Arbitraries.strings().numeric().withCharRange('A', 'Z').ofLength(8);
  }

  @Provide
  Arbitrary<String> citizenIdBodies() {
    return Combinators.combine(
            Arbitraries.integers().between(110000, 659999),
            Arbitraries.longs()
                .between(
                    LocalDate.of(1900, 1, 1).toEpochDay(), LocalDate.of(1999, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay),
            Arbitraries.strings().numeric().ofLength(3))
        .as(
            (division, born, order) ->
                division + DateTimeFormatter.BASIC_ISO_DATE.format(born) + order);
  }

  private static boolean isCreditCode(String code) {
    return CreditCode.check(code).isEmpty();
  }

  private static boolean isOrganizationCode(String code) {
    return OrganizationCode.check(code).isEmpty();
  }

  private static boolean isCitizenId(String number) {
    return CitizenId.check(number, TODAY).isEmpty();
  }

  private static boolean isRegistrationNumber(String number) {
    return RegistrationNumber.check(number).isEmpty();
  }

  private static List<String> completions(
      String body, String checkCharacters, Predicate<String> holds) {
    return checkCharacters.chars().mapToObj(c -> body + (char) c).filter(holds).toList();
  }

  private static void assertOneWrongIsRefused(
      List<String> right, int place, char wrong, Predicate<String> holds) {
    String number = right.get(0);
    boolean same = number.charAt(place) == wrong;
    String changed = number.substring(0, place) + wrong + number.substring(place + 1);
    assertThat(holds.test(changed)).isEqualTo(same);
  }

  private static void assertSwapIsRefused(List<String> right, int place, Predicate<String> holds) {
    StringBuilder number = new StringBuilder(right.get(0));
    char first = number.charAt(place);
    char second = number.charAt(place + 1);
    number.setCharAt(place, second);
    number.setCharAt(place + 1, first);
    assertThat(holds.test(number.toString())).isEqualTo(first == second);
  }
}
