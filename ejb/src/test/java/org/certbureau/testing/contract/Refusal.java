package org.certbureau.testing.contract;

import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** A rule violation of a kind of its own: nothing but its ancestor says that it takes back. */
public class Refusal extends RuleViolation {
  public Refusal() {
    super(Problem.of("kernel.refused", null));
  }
}
