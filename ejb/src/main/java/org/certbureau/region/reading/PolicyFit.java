package org.certbureau.region.reading;

import java.util.List;
import org.certbureau.kernel.Problem;
import org.certbureau.region.policy.Policy;

/**
 * What the house can do whatever a region wishes: told by who goes by the policy further up, and
 * asked of every version that administrators enter or agree to.
 */
public interface PolicyFit {
  /** The rows that ask for what cannot be, each with its place in the document. */
  List<Problem> misfits(Policy policy);
}
