package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every door keeps of a text, and what it refuses with its place. */
class FreeTextTest {
  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-F]{4})");

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      textBlock =
          """
          '　示例 ',              示例,          blanks around
          'e\\u0301',             é,             composed form
          '示\\u200B例\\uFEFF',   示例,          zero width
          '示\\u202E例',          示例,          direction
          '葛\\uDB40\\uDD00城',   葛城,          variation selector
          '\\u2F64户',            用户,          Kangxi radical
          '\\u2EF3年',            龟年,          radical of the supplement
          '\\uF9D1安',            六安,          compatibility ideograph
          '\\uD87E\\uDC00人',     丽人,          compatibility ideograph of the supplement
          '\\uE863小示',          䶮小示,        formerly private
          '\\uE81E示',            龴示,          formerly private
          '一\\r\\n二\\r三',      '一\\n二\\n三', line ends
          '示\\u00A0例',          '示 例',       blank that does not break
          """)
  void texts_are_kept_in_one_spelling(String typed, String kept, String what) {
    assertThat(FreeText.of(unescaped(typed)).value()).isEqualTo(unescaped(kept));
  }

  @ParameterizedTest(name = "{2} at {1}")
  @CsvSource(
      textBlock =
          """
          '示例\\u0007',        3, text-control,   U+0007
          '示\\t例',            2, text-control,   U+0009
          '𠮷\\u0085',          2, text-control,   U+0085
          '\\uFFFD\\uFFFD示例', 1, text-encoding,  U+FFFD
          '示例\\uD842',        3, text-encoding,  U+D842
          '示\\uFFFE',          2, text-character, U+FFFE
          '\\uFDD0',            1, text-character, U+FDD0
          '示\\uE000',          2, text-character, U+E000
          """)
  void what_nobody_can_read_is_refused_with_its_place(
      String typed, String place, String code, String name) {
    assertThat(FreeText.check(unescaped(typed)))
        .contains(Problem.of("kernel." + code, null, place, name));
  }

  @Test
  void where_there_is_one_line_a_line_break_is_refused_but_around_the_text() {
    assertThat(FreeText.checkLine("一\n二"))
        .contains(Problem.of("kernel.text-line-break", null, "2", "U+000A"));
    assertThat(FreeText.line("\t一\n").value()).isEqualTo("一");
    assertThat(FreeText.check("一\n二")).isEmpty();
  }

  @Test
  void a_megabyte_of_blanks_around_a_text_falls_away() {
    String blanks = "\t\n".repeat(500_000);
    assertThat(FreeText.line(blanks).isEmpty()).isTrue();
    assertThat(FreeText.line(blanks + "一" + blanks).value()).isEqualTo("一");
  }

  @Test
  void nothing_typed_is_the_empty_text() {
    assertThat(FreeText.of(null).isEmpty()).isTrue();
    assertThat(FreeText.of("\u200B ").isEmpty()).isTrue();
  }

  @Test
  void lengths_are_those_of_characters() {
    assertThat(FreeText.of("𠮷野").length()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "x, true",
    "xxx, true",
    "急, true",
    "。。。, true",
    "a-a, true",
    "急用, false",
    "ok, false"
  })
  void one_letter_however_often_tells_nobody_anything(String typed, boolean nothing) {
    assertThat(FreeText.of(typed).saysNothing()).isEqualTo(nothing);
  }

  /** What it keeps it would keep again. */
  @ParameterizedTest
  @MethodSource("kept")
  void what_is_kept_stays_as_it_is(String kept) {
    assertThat(FreeText.of(kept).value()).isEqualTo(kept);
  }

  static Stream<String> kept() {
    return Stream.of("长沙示例（集团）有限公司", "𠮷示例", "བསྟན་འཛིན", "Ərkin", "☂ 伞", "\uD87A\uDFF0示");
  }

  @Test
  void every_ideograph_of_unicode_16_belongs_into_a_name_whatever_java_knows() {
    int[] firstAndLast = {
      0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0x20000, 0x2A6DF, 0x2A700, 0x2B739, 0x2B740, 0x2B81D,
      0x2B820, 0x2CEA1, 0x2CEB0, 0x2EBE0, 0x2EBF0, 0x2EE5D, 0x30000, 0x3134A, 0x31350, 0x323AF
    };
    assertThat(IntStream.of(firstAndLast).mapToObj(Character::toString))
        .allSatisfy(
            character -> {
              assertThat(PersonName.check(character)).isEmpty();
              assertThat(UnitName.of(character).value()).isEqualTo(character);
            });
  }

  /** The escapes of Java, by which the tables write what is invisible. */
  private static String unescaped(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(code -> String.valueOf((char) Integer.parseInt(code.group(1), 16)))
        .translateEscapes();
  }
}
