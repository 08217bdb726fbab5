package org.certbureau.application;

import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** Reads reasons that somebody typed. */
final class Reason {
  private static final int MAX_LENGTH = 500;

  private Reason() {}

  /** Null for a step that needs none, whatever was typed. */
  static String of(Step step, String typed) {
    return step.needsReason()
        ? said(typed, Problem.of("application.reason-missing", "reason", step.key()))
        : null;
  }

  /**
   * @throws RuleViolation with {@code missing} for nothing, and for what says nothing
   */
  static String said(String typed, Problem missing) {
    FreeText said = FreeText.at("reason", typed);
    if (said.saysNothing()) {
      throw new RuleViolation(missing);
    }
    if (said.length() > MAX_LENGTH) {
      throw new RuleViolation(
          Problem.of("application.reason-too-long", "reason", Integer.toString(MAX_LENGTH)));
    }
    return said.value();
  }
}
