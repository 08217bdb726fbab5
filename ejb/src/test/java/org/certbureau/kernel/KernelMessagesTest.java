package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.certbureau.kernel.IdentityDocument.Kind;
import org.certbureau.kernel.calendar.WorkingDays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelMessagesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  static Stream<Problem> refusals() {
    return Stream.concat(
        Stream.of(
                CreditCode.check("9"),
                CreditCode.check("9143010OMA4L00011K"),
                CreditCode.check("91430100MA4L00011J"),
                OrganizationCode.check("1"),
                OrganizationCode.check("123456789"),
                CitizenId.check("1", TODAY),
                CitizenId.check("430102900307757", TODAY),
                CitizenId.check("500103198502291231", TODAY),
                CitizenId.check("440524188001010014", TODAY),
                CitizenId.check("430102199003077574", TODAY),
                CitizenId.check("430102199003077572", LocalDate.EPOCH),
                RegistrationNumber.check("1"),
                RegistrationNumber.check("110108000000017"),
                Passport.check(""),
                IdentityDocument.check(Kind.HONG_KONG_MACAU_PASS, "1", TODAY),
                IdentityDocument.check(Kind.TAIWAN_PASS, "1", TODAY),
                IdentityDocument.check(Kind.PERMANENT_RESIDENT_CARD, "1", TODAY),
                IdentityDocument.check(Kind.PERMANENT_RESIDENT_CARD, "930156199013070124", TODAY),
                IdentityDocument.check(Kind.PERMANENT_RESIDENT_CARD, "930156199003070125", TODAY),
                MobileNumber.check("1"),
                PhoneNumber.check("1"),
                EmailAddress.check("1"),
                PostalCode.check("1"),
                InsuranceNumber.check("1"),
                CapitalYears.check("1"))
            .map(Optional::orElseThrow),
        brokenCalendar());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void every_refusal_has_its_sentence_in_every_language(Problem problem) {
    for (Locale language : Messages.LANGUAGES) {
      assertThat(Messages.text(language, problem))
          .isNotBlank()
          .doesNotContain("{")
          .endsWith(end(language));
      problem.args().forEach(arg -> assertThat(Messages.text(language, problem)).contains(arg));
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void a_refusal_takes_the_field_it_was_typed_in(Problem problem) {
    Problem placed = problem.at("agent.number");
    assertThat(placed.field()).isEqualTo("agent.number");
    assertThat(placed.at(null)).isEqualTo(problem);
  }

  private static String end(Locale language) {
    return language.equals(Locale.ENGLISH) ? "." : "。";
  }

  private static Stream<Problem> brokenCalendar() {
    Properties broken = new Properties();
    broken.setProperty("2027.holidays", "02-29");
    try {
      WorkingDays.of(broken);
      return Stream.empty();
    } catch (RuleViolation violation) {
      return List.copyOf(violation.problems()).stream();
    }
  }
}
