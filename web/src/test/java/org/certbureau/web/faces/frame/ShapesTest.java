package org.certbureau.web.faces.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fields for scanners take for a case number. */
class ShapesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CS-20261122-000318",
        "cs-20261122-000318",
        "cs20261122 000318",
        "ＣＳ－２０２６１１２２－０００３１８",
        "https://cert.example.cn/q/23456789ABCD/CS-20261122-000318",
        "HTTP://CERT.EXAMPLE.CN/Q/23456789ABCD/CS-20261122-000318 "
      })
  void a_case_number_is_known_by_itself_and_at_the_end_of_an_address(String typed) {
    assertThat(Shapes.caseNumber(typed)).contains("CS-20261122-000318");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "长沙澄岚", "DEADBEEF", "91430100MA4L00011X", "CS-1"})
  void anything_else_is_none(String typed) {
    assertThat(Shapes.caseNumber(typed)).isEmpty();
  }
}
