package org.certbureau.staff;

import java.util.Collection;
import org.certbureau.kernel.RegionCode;

/** Which regions there is anything to do for. Told from above: accounts know no policies. */
public interface ServedRegions {
  /**
   * @throws org.certbureau.kernel.RuleViolation with the field {@code region} for any other
   */
  void require(RegionCode region);

  /**
   * @throws org.certbureau.kernel.RuleViolation with the field {@code desk} where none of those
   *     regions has such a desk
   */
  void requireDesk(Collection<RegionCode> regions, String desk);

  /**
   * @throws org.certbureau.kernel.RuleViolation with the field {@code desk} where no region at all
   *     has such a desk
   */
  void requireDesk(String desk);
}
