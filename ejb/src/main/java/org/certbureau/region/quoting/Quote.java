package org.certbureau.region.quoting;

import java.util.List;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;

/**
 * What something costs under one version of a region's policy; the total is the sum of the lines.
 */
public record Quote(RegionCode region, int policyVersion, Money total, List<QuoteLine> lines) {
  public Quote {
    lines = List.copyOf(lines);
  }
}
