package org.certbureau.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import org.certbureau.kernel.Money;
import org.certbureau.region.policy.Text;

/** Charge lines as kept in a column: JSON with amounts as decimal text. */
final class ChargeLinesText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ChargeLinesText() {}

  private record Row(
      String zh,
      String en,
      String unitPrice,
      int quantity,
      String amount,
      String rule,
      String citation) {}

  static String write(List<ChargeLine> lines) {
    try {
      return JSON.writeValueAsString(lines.stream().map(ChargeLinesText::row).toList());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(ChargeLine line) {
    return new Row(
        line.item().zh(),
        line.item().en(),
        line.unitPrice().toString(),
        line.quantity(),
        line.amount().toString(),
        line.rule(),
        line.citation());
  }

  static List<ChargeLine> read(String text) {
    try {
      return JSON.readValue(text, new TypeReference<List<Row>>() {}).stream()
          .map(
              row ->
                  new ChargeLine(
                      new Text(row.zh(), row.en()),
                      Money.of(row.unitPrice()),
                      row.quantity(),
                      Money.of(row.amount()),
                      row.rule(),
                      row.citation()))
          .toList();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
