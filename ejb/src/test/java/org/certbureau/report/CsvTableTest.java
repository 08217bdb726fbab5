package org.certbureau.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
  private static String line(CsvTable table) {
    table.endLine();
    return new String(table.bytes(), UTF_8).substring(1);
  }

  @Test
  void it_starts_with_a_byte_order_mark_so_that_spreadsheets_read_utf_8() {
    assertThat(new CsvTable().bytes()).startsWith(0xEF, 0xBB, 0xBF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"})
  void no_text_becomes_a_formula(String text) {
    assertThat(line(new CsvTable().text(text))).isEqualTo("'" + text + "\r\n");
  }

  @Test
  void control_characters_in_front_hide_no_formula() {
    assertThat(line(new CsvTable().text("\t=1+1"))).isEqualTo("\"'\t=1+1\"\r\n");
    assertThat(line(new CsvTable().text("\r=1+1"))).isEqualTo("\"'\r=1+1\"\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {"a,b | \"a,b\"", "say \"yes\" | \"say \"\"yes\"\"\"", "长沙市 | 长沙市", "5-1 | 5-1"})
  void separators_and_quotes_stay_within_their_cell(String text, String cell) {
    assertThat(line(new CsvTable().text(text))).isEqualTo(cell + "\r\n");
  }

  @Test
  void identifiers_stay_text_and_numbers_are_numbers() {
    assertThat(line(new CsvTable().id("430100").id(null).number(7).number("750.00").text(null)))
        .isEqualTo("\"\t430100\",,7,750.00,\r\n");
  }

  @Test
  void what_has_flowed_is_kept_no_longer() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvTable table = new CsvTable();
    table.text("a").endLine();
    table.flow(out);
    assertThat(table.bytes()).isEmpty();
    table.text("b").endLine();
    table.flow(out);
    assertThat(out.toString(UTF_8)).isEqualTo("\uFEFFa\r\nb\r\n");
  }
}
