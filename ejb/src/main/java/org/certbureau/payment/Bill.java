package org.certbureau.payment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteLine;

/**
 * The quotes of all items of one case, folded: what is charged once a case stands in it once.
 *
 * @param total the sum of the lines
 */
record Bill(RegionCode region, int policyVersion, Money total, List<Line> lines) {
  /** What one item costs. */
  record Part(long item, Quote quote) {}

  /** What is charged for one item; or for the case, and then first asked for with that item. */
  record Line(long item, QuoteLine quoted) implements Sourced {
    @Override
    public String rule() {
      return quoted.rule();
    }

    @Override
    public String citation() {
      return quoted.citation();
    }
  }

  /**
   * @param parts at least one, all by one version of a policy
   */
  static Bill of(List<Part> parts) {
    List<Line> lines = new ArrayList<>();
    Money total = Money.ZERO;
    Set<String> ofCase = new HashSet<>();
    for (Part part : parts) {
      for (QuoteLine line : part.quote().lines()) {
        if (!line.isOfCase() || ofCase.add(line.code())) {
          lines.add(new Line(part.item(), line));
          total = total.plus(line.amount());
        }
      }
    }
    Quote first = parts.get(0).quote();
    return new Bill(first.region(), first.policyVersion(), total, List.copyOf(lines));
  }
}
