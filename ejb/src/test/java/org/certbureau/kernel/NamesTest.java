package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How names of persons and units are typed, and how they are kept. */
class NamesTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          古丽示例·艾买提,     古丽示例·艾买提
          古丽示例•艾买提,     古丽示例·艾买提
          古丽示例．艾买提,    古丽示例·艾买提
          古丽示例。艾买提,    古丽示例·艾买提
          古丽示例⋅艾买提,     古丽示例·艾买提
          古丽示例﹒艾买提,    古丽示例·艾买提
          古丽示例・艾买提,    古丽示例·艾买提
          古丽示例··艾买提,    古丽示例·艾买提
          古丽示例.艾买提,     古丽示例·艾买提
          古丽示例 . 艾买提,   古丽示例·艾买提
          古丽示例｡艾买提,     古丽示例·艾买提
          古丽示例●艾买提,     古丽示例·艾买提
          古丽示例·艾买提·,    古丽示例·艾买提
          古丽示例·艾买提 •,   古丽示例·艾买提
          J. R. Smith,         J. R. Smith
          Oʻzbek,              O'zbek
          古丽示例 · 艾买提,   古丽示例·艾买提
          O’Brien,            O'Brien
          "'t Hooft",         "'t Hooft"
          བསྟན་འཛིན,           བསྟན་འཛིན
          Ərkin,              Ərkin
          ⻓沙⻰⻢,            长沙龙马
          Mary‐Jane Li,       Mary-Jane Li
          Anne\u2011Marie,    Anne-Marie
          古丽示例－艾买提,    古丽示例-艾买提
          Ｏｕ Jia,           Ou Jia
          欧阳　示例,         欧阳 示例
          〇示例,             〇示例
          """,
      quoteCharacter = '"')
  void the_name_of_a_person_is_kept_in_one_spelling(String typed, String kept) {
    assertThat(PersonName.check(typed)).isEmpty();
    assertThat(PersonName.of(typed).value()).isEqualTo(kept);
    assertThat(PersonName.of(kept).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          王2,        name-symbol,  2, 2
          王😀,       name-symbol,  2, 😀
          王ℹ️,       name-symbol,  2, ℹ
          示⺅例,     name-radical, 2, U+2E85
          \u2FDF示例, name-radical, 1, U+2FDF
          <b>,        name-symbol,  1, <
          示例（二）, name-symbol,  3, （
          """)
  void what_belongs_to_no_name_of_a_person_is_named_with_its_place(
      String typed, String code, String place, String character) {
    assertThat(PersonName.check(typed))
        .contains(Problem.of("kernel." + code, null, place, character));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          长沙示例（集团）有限公司, 长沙示例（集团）有限公司
          长沙 示例  中心,          长沙 示例 中心
          'Ａ１２示例',             A12示例
          广州⻋⾏⽤品,             广州车行用品
          '长沙,A+B="x"#1\\有限公司', '长沙,A+B="x"#1\\有限公司'
          “示例”工作室,            “示例”工作室
          3D示例 & Co.,             3D示例 & Co.
          """)
  void the_name_of_a_unit_is_kept_as_it_is_registered(String typed, String kept) {
    assertThat(UnitName.check(typed)).isEmpty();
    assertThat(UnitName.of(typed).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '<img src=x>',            name-symbol,    1
          示例☺有限公司,            name-symbol,    3
          示例&amp;有限公司,        name-markup,    &amp;
          &lt;b&gt;示例,            name-markup,    &lt;
          示例&#60;img&#x3e;,       name-markup,    &#60;
          示例&#x202E;,             name-markup,    &#x202E;
          示例\u0378公司,           name-symbol,    3
          示例‼️有限公司,           name-symbol,    3
          示⺅例有限公司,           name-radical,   2
          \u2FD6示例有限公司,       name-radical,   1
          \uFA6E示例有限公司,       name-symbol,    1
          示例😀有限公司,           name-symbol,    3
          '=HYPERLINK("示例")',     name-beginning, =
          +示例,                    name-beginning, +
          -示例,                    name-beginning, -
          @示例,                    name-beginning, @
          ＠SUM(1)示例,             name-beginning, ＠
          －cmd示例,                name-beginning, －
          """)
  void symbols_markup_and_formulas_are_refused_in_the_name_of_a_unit(
      String typed, String code, String first) {
    assertThat(UnitName.check(typed))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.code()).isEqualTo("kernel." + code);
              assertThat(problem.args().get(0)).isEqualTo(first);
            });
  }

  @ParameterizedTest
  @CsvSource({"示\u2800例公司, U+2800", "示\u0378例公司, U+0378", "示☺例公司, ☺"})
  void what_nobody_would_see_in_a_sentence_is_told_by_its_code_point(String typed, String shown) {
    assertThat(UnitName.check(typed))
        .hasValueSatisfying(problem -> assertThat(problem.args()).containsExactly("2", shown));
  }

  @ParameterizedTest
  @CsvSource({"12345", "''", "'（）'"})
  void a_name_without_letters_is_none(String typed) {
    assertThat(UnitName.check(typed)).contains(Problem.of("kernel.name-letters", null));
  }
}
