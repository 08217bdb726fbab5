package org.certbureau.region.form;

import org.certbureau.kernel.Problem;

/** Either a value or what is wrong with it. */
record Outcome(String value, Problem problem) {
  static Outcome of(String value) {
    return new Outcome(value, null);
  }

  static Outcome wrong(String code, String... args) {
    return wrong(Problem.of(code, null, args));
  }

  static Outcome wrong(Problem problem) {
    return new Outcome(null, problem);
  }
}
