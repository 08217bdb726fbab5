package org.certbureau.web.faces.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fields for scanners and the search in the header take things for. */
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
  @ValueSource(strings = {"91430100MA4L00011K", "9143 0100 ma4l 0001-1k", "９１４３０１００ＭＡ４Ｌ０００１１Ｋ"})
  void a_credit_code_is_known_however_it_is_grouped(String typed) {
    assertThat(Shapes.isCreditCode(typed)).isTrue();
    assertThat(Shapes.caseNumber(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3B9F0001", "3b:9f:00:01", "3B9F 0001", "３ｂ９ｆ－０００１"})
  void a_serial_is_known_however_it_is_grouped(String typed) {
    assertThat(Shapes.isHex(typed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "长沙澄岚", "DEADBEEF", "91430100MA4L00011X", "CS-1"})
  void anything_else_is_a_name(String typed) {
    assertThat(Shapes.isHex(typed)).isFalse();
    assertThat(Shapes.isCreditCode(typed)).isFalse();
    assertThat(Shapes.caseNumber(typed)).isEmpty();
  }
}
