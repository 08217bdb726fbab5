package org.certbureau.issuance.handover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be typed for a slip. */
class SlipNumberTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          CS-20261127-000318-2, true
          cs-20261127-000318-2, true
          ＣＳ－20261127－000318－2, true
          CS-20261127-000318- 2, true
          000318-2,             true
          318-2,                true
          ３１８—２,             true
          318-1,                false
          318,                  false
          2,                    false
          3180-2,               false
          CS-20261127-000319-2, false
          GD-20261127-000318-2, false
          CS-20261127-000318,   false
          -2,                   false
          """)
  void the_whole_number_or_its_end_with_the_attempt(String typed, boolean same) {
    assertThat(SlipNumber.isOf("CS-20261127-000318-2", typed)).isEqualTo(same);
  }
}
