package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How numbers and names are typed by people, banks and scanners, and how two are told to be one.
 */
class TypedTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          广州示例（集团）有限公司, 广州示例(集团)有限公司
          广州示例（集团）有限公司, 广州示例﹙集团﹚有限公司
          广州 示例 中心,           广州示例中心
          广州示例·研究院,          广州示例•研究院
          广州示例·研究院,          广州示例・研究院
          广州示例·研究院,          广州示例．研究院
          广州示例-一分公司,        广州示例—一分公司
          广州示例-一分公司,        广州示例－一分公司
          广州示例-一分公司,        广州示例−一分公司
          ＡＢＣ示例,               abc 示例
          ZZ616719,                 zz616719
          ZZ616719,                 ＺＺ６１６７１９
          ZZ616719,                 ZZ 616719
          ZZ-616719,                ZZ616719
          长沙⽤示例,               长沙用示例
          \ue863示例,               䶮示例
          """)
  void two_spellings_of_one_name_or_slip_have_one_key_A_G15(String one, String other) {
    assertThat(Spelling.key(one)).isEqualTo(Spelling.key(other)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          广州示例（集团）有限公司, 广州示例【集团】有限公司
          广州示例一分公司,         广州示例二分公司
          ZZ616719,                 ZZ616718
          示例\ud840\udc2d,         示例
          示例\ud840\udc2d,         示例\ud840\udc2e
          """)
  void what_is_another_name_or_slip_has_another_key(String one, String other) {
    assertThat(Spelling.key(one)).isNotEqualTo(Spelling.key(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CS-20261122-000318",
        " cs-20261122-000318 ",
        "CS20261122000318",
        "cs 20261122 000318",
        "ＣＳ－２０２６１１２２－０００３１８",
        "CS—20261122—000318"
      })
  void a_case_number_is_known_however_it_is_typed(String typed) {
    assertThat(CaseNumber.of(typed)).hasToString("CS-20261122-000318");
    assertThat(CaseNumber.find(typed)).contains(CaseNumber.of("CS-20261122-000318"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0A1B2C3D", "0a:1b:2c:3d", "0A1B 2C3D", "0a1b-2c3d", "０Ａ１Ｂ２Ｃ３Ｄ"})
  void a_serial_is_known_however_it_is_grouped(String typed) {
    assertThat(Typed.serial(typed)).isEqualTo("0A1B2C3D");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          650          | 650.00
          650.5        | 650.50
          1,350.00     | 1350.00
          ￥1,350.00   | 1350.00
          ¥ 650        | 650.00
          650 元       | 650.00
          人民币650元  | 650.00
          ６５０．００ | 650.00
          1，350.00    | 1350.00
          -5           | -5.00
          """)
  void an_amount_is_read_as_people_write_it(String typed, String yuan) {
    assertThat(Money.typed(typed)).contains(Money.of(yuan));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "元", "650.005", "6,50", "1e3", "0x10", "650.", "六百", "1234567890123456"})
  void what_is_no_amount_is_not_guessed(String typed) {
    assertThat(Money.typed(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91430100MA4L00011K",
        "9143 0100-ma4l00011k",
        "（91430100MA4L00011K）",
        "【９１４３０１００】MA4L00011K",
        "[9143](0100)MA4L00011K",
        "〔91430100〕 MA4L—00011K"
      })
  void a_code_is_the_same_however_it_is_grouped_and_bracketed(String typed) {
    assertThat(Typed.code(typed)).isEqualTo("91430100MA4L00011K");
    assertThat(CreditCode.of(typed)).hasToString("91430100MA4L00011K");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "41A217",
        "41a217",
        "41:a2:17",
        "41 A2 17",
        "0x41a217",
        "0X0041A217",
        "00:41:a2:17",
        "０ｘ４１Ａ２１７",
        "41a2\ufe0f17",
        " 0041a217 "
      })
  void a_serial_of_a_certificate_is_a_number_however_a_program_writes_it(String typed) {
    assertThat(SerialNumber.of(typed)).hasToString("41A217");
  }

  @ParameterizedTest
  @CsvSource({"0, 00", "00, 00", "0x0, 00", "7, 07", "0x7, 07", "abc, 0ABC"})
  void octets_of_a_serial_have_two_digits_each(String typed, String kept) {
    assertThat(SerialNumber.of(typed)).hasToString(kept);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "zz", "0x", "41A2 1G", "serial=41A217", "1.5", "证书", "0x0x41"})
  void what_is_no_serial_of_a_certificate_is_refused(String typed) {
    assertThat(SerialNumber.find(typed)).isEmpty();
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> SerialNumber.of(typed))
        .satisfies(
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::code)
                    .containsExactly("kernel.serial-number"));
  }

  @Test
  void a_serial_has_twenty_octets_at_most() {
    assertThat(SerialNumber.find("f".repeat(40))).isPresent();
    assertThat(SerialNumber.find("0".repeat(9) + "f".repeat(40))).isPresent();
    assertThat(SerialNumber.find("f".repeat(41))).isEmpty();
  }
}
