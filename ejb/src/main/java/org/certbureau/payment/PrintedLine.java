package org.certbureau.payment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.certbureau.kernel.Money;
import org.certbureau.region.policy.Text;

/**
 * Equal lines of a charge as people read them: 40 × 100.00 where forty items cost the same.
 *
 * @param amount unit price times quantity
 */
public record PrintedLine(
    Text item, Money unitPrice, int quantity, Money amount, String rule, String citation) {
  private record Alike(Text item, Money unitPrice, String rule, String citation) {}

  static List<PrintedLine> of(List<ChargeLineView> lines) {
    Map<Alike, PrintedLine> folded = new LinkedHashMap<>();
    for (ChargeLineView line : lines) {
      folded.merge(
          new Alike(line.item(), line.unitPrice(), line.rule(), line.citation()),
          new PrintedLine(
              line.item(),
              line.unitPrice(),
              line.quantity(),
              line.amount(),
              line.rule(),
              line.citation()),
          PrintedLine::and);
    }
    return new ArrayList<>(folded.values());
  }

  private PrintedLine and(PrintedLine alike) {
    return new PrintedLine(
        item, unitPrice, quantity + alike.quantity, amount.plus(alike.amount), rule, citation);
  }
}
