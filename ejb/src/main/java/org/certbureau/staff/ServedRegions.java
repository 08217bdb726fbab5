package org.certbureau.staff;

import org.certbureau.kernel.RegionCode;

/** Which regions there is anything to do for. Told from above: accounts know no policies. */
public interface ServedRegions {
  /**
   * @throws org.certbureau.kernel.RuleViolation with the field {@code region} for any other
   */
  void require(RegionCode region);
}
