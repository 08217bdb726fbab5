package org.certbureau.region.business;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.certbureau.kernel.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactTest {
  @ParameterizedTest
  @EnumSource(Fact.class)
  void every_fact_is_a_question_in_every_language(Fact fact) {
    for (Locale language : Messages.LANGUAGES) {
      assertThat(fact.question(language)).matches("(?s).*[?？]").doesNotContain(fact.name());
    }
  }

  @Test
  void these_are_found_out_by_the_bureau_and_by_nobody_else() {
    assertThat(Arrays.stream(Fact.values()).filter(Fact::isDerived))
        .containsExactly(
            Fact.EXPIRED,
            Fact.BEFORE_WINDOW,
            Fact.IN_WARRANTY,
            Fact.CHARGED,
            Fact.UNIT_CERTIFICATE_VALID,
            Fact.UNIT_CERTIFICATE_SHOWN,
            Fact.OTHER_DOCUMENT_ALONE,
            Fact.BASE_RECORD_CURRENT,
            Fact.FIRST_CERTIFICATE,
            Fact.UNDER_SIXTEEN,
            Fact.SIXTEEN_OR_SEVENTEEN);
  }

  @Test
  void what_people_told_is_told_without_what_the_bureau_found() {
    Facts known = Facts.of(Fact.REMITTED, true).with(Fact.CHARGED, true);
    assertThat(known.told()).isEqualTo(Facts.of(Fact.REMITTED, true));
  }
}
