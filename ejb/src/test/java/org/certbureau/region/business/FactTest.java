package org.certbureau.region.business;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.certbureau.kernel.Messages;
import org.certbureau.region.form.FormRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FactTest {
  @ParameterizedTest
  @EnumSource(Fact.class)
  void every_fact_is_a_question_in_every_language(Fact fact) {
    for (Locale language : Messages.LANGUAGES) {
      assertThat(fact.question(language)).matches("(?s).*[?？]").doesNotContain(fact.name());
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TOLD    | REMITTED SUBMITTED_ONLINE CHIP_KNOWN BY_AGENT
          ASKED   | DAMAGED HUMAN_DAMAGE TOKEN_AT_HAND
          DERIVED | EXPIRED BEFORE_WINDOW IN_WARRANTY CHARGED UNIT_CERTIFICATE_VALID UNIT_CERTIFICATE_SHOWN \
          UNIFIED_LICENCE OTHER_DOCUMENT_ALONE BY_BUREAU BASE_RECORD_CURRENT CERTIFICATE_DATA_CHANGES FIRST_CERTIFICATE UNDER_SIXTEEN \
          SIXTEEN_OR_SEVENTEEN
          """)
  void every_fact_has_its_owner(Fact.Owner owner, String facts) {
    assertThat(Arrays.stream(Fact.values()).filter(fact -> fact.owner() == owner))
        .extracting(Fact::name)
        .containsExactly(facts.split(" "));
  }

  /** What an application tells of it would be overruled by its form. */
  @Test
  void what_a_form_tells_is_derived() {
    assertThat(FormRules.facts(Map.of()).known().keySet()).isNotEmpty().allMatch(Fact::isDerived);
  }

  @Test
  void what_people_told_is_told_without_what_the_bureau_found() {
    Facts known = Facts.of(Fact.REMITTED, true).with(Fact.CHARGED, true);
    assertThat(known.told()).isEqualTo(Facts.of(Fact.REMITTED, true));
  }
}
