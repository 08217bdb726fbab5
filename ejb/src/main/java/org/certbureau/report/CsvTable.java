package org.certbureau.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated values as spreadsheets open them: UTF-8 with a byte order mark, lines ending in
 * CR LF (RFC 4180). No cell can become a formula, and what is an identifier stays text.
 */
final class CsvTable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String STARTS_FORMULA = "=+-@\t\r";

  private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
  private final List<String> line = new ArrayList<>();

  /** Words, whoever wrote them; null is an empty cell. */
  CsvTable text(String value) {
    String cell = value == null ? "" : value;
    boolean formula = !cell.isEmpty() && STARTS_FORMULA.indexOf(cell.charAt(0)) >= 0;
    return cell(formula ? "'" + cell : cell);
  }

  /** A code that must not be read as a number or a date: spreadsheets keep it after a tab. */
  CsvTable id(String value) {
    return cell(value == null || value.isEmpty() ? "" : "\t" + value);
  }

  CsvTable number(Object value) {
    return cell(String.valueOf(value));
  }

  private CsvTable cell(String value) {
    boolean quoted = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c < ' ');
    line.add(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
    return this;
  }

  void endLine() {
    text.append(String.join(",", line)).append("\r\n");
    line.clear();
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Writes the lines that have come to an end, and keeps none of them. */
  void flow(OutputStream out) throws IOException {
    out.write(bytes());
    text.setLength(0);
  }
}
