package org.certbureau.application.start;

import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.policy.Text;

/**
 * A service that may not be had, and why.
 *
 * @param word the region's own, or the common one
 */
public record StartRefusal(Service service, Text word, Problem problem) {
  /** Whether a rule says so; else it is this program that has no such service yet. */
  public boolean isByRule() {
    return problem.rule() != null;
  }

  /** Whether the rule is the bureau's own reading (口径) and no document's (文件). */
  public boolean isReading() {
    return Sourced.isReading(problem.rule());
  }
}
