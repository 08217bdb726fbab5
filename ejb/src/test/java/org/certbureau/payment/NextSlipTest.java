package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextSlipTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          000041,               000042
          SLIP-9,
          SLIP-09,              SLIP-10
          POS 2026-0999,        POS 2026-1000
          A7,                   A8
          999,
          SLIP-A,
          7号,
          999999999999999999,
          123456789012345678,   123456789012345679
          1234567890123456789,  1234567890123456790
          """)
  void the_last_digits_are_counted_on_within_their_width(String last, String next) {
    assertThat(NextSlip.after(last).map(NextSlip::proposed).orElse(null)).isEqualTo(next);
  }
}
