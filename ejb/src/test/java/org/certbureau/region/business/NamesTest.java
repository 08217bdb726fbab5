package org.certbureau.region.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names under which branches and screens ask for a piece of business. */
class NamesTest {
  @ParameterizedTest(name = "\"{1}\" for a {0}: {2}")
  @CsvSource(
      textBlock =
          """
          service, NEW,            NEW
          service, ' renew ',      RENEW
          holder,  UNIT,           UNIT
          holder,  employee,       EMPLOYEE
          holder,  ' Person',      PERSON
          channel, COUNTER,        COUNTER
          channel, 'online ',      ONLINE
          channel, Mail,           MAIL
          method,  POS,            POS
          method,  remittance,     REMITTANCE
          method,  ONLINE,         ONLINE
          """)
  void a_name_is_understood_in_any_case_and_with_blanks_around(
      String field, String typed, String name) {
    assertThat(read(field, typed).name()).isEqualTo(name);
  }

  @ParameterizedTest(name = "\"{1}\" for a {0}")
  @CsvSource(
      nullValues = "null",
      delimiter = '|',
      textBlock =
          """
          holder  | UNIT,PERSON | UNIT,PERSON | UNIT, EMPLOYEE, PERSON
          channel | fax         | FAX         | COUNTER, ONLINE, MAIL
          channel | ''          | ''          | COUNTER, ONLINE, MAIL
          method  | null        | ''          | POS, REMITTANCE, ONLINE
          """)
  void another_name_is_refused_at_its_field_and_told_which_there_are(
      String field, String typed, String told, String known) {
    RuleViolation refused = catchThrowableOfType(RuleViolation.class, () -> read(field, typed));
    assertThat(refused.problems())
        .containsExactly(Problem.of("region.name-unknown", field, told, known));
  }

  private static Enum<?> read(String field, String typed) {
    return switch (field) {
      case "service" -> Service.of(typed);
      case "holder" -> HolderType.of(typed);
      case "channel" -> Channel.of(typed);
      default -> PaymentMethod.of(typed);
    };
  }

  @Test
  void a_fact_is_unknown_until_it_is_told_and_then_as_it_was_told_last() {
    Situation untold = Situation.of(Service.RENEW, HolderType.UNIT, Channel.ONLINE);
    Situation told = untold.with(Fact.EXPIRED, true).with(Fact.CHARGED, false);
    assertThat(untold.facts().is(Fact.EXPIRED)).isEmpty();
    assertThat(told)
        .isEqualTo(
            new Situation(
                Service.RENEW,
                HolderType.UNIT,
                Channel.ONLINE,
                Facts.of(Fact.CHARGED, false).with(Fact.EXPIRED, true)));
    assertThat(told.with(Fact.EXPIRED, false).facts().is(Fact.EXPIRED)).contains(false);
  }
}
