package org.certbureau.recovery;

import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** Reads why an officer refuses. */
final class Refusals {
  static final int SHORTEST = 5;
  static final int LONGEST = 500;
  private static final String REASON = "reason";

  private Refusals() {}

  static String said(String typed) {
    FreeText said = FreeText.at(REASON, typed);
    if (said.length() < SHORTEST) {
      throw new RuleViolation(
          Problem.of("recovery.reason-missing", REASON, Integer.toString(SHORTEST)));
    }
    if (said.saysNothing()) {
      throw new RuleViolation(Problem.of("recovery.reason-says-nothing", REASON));
    }
    if (said.length() > LONGEST) {
      throw new RuleViolation(
          Problem.of("recovery.reason-too-long", REASON, Integer.toString(LONGEST)));
    }
    return said.value();
  }
}
