package org.certbureau.region.form;

import java.util.List;
import java.util.stream.Collectors;
import org.certbureau.kernel.Problem;
import org.certbureau.region.policy.Choice;

/** Either a value or what is wrong with it. */
record Outcome(String value, Problem problem) {
  static Outcome of(String value) {
    return new Outcome(value, null);
  }

  static Outcome wrong(String code, String... args) {
    return wrong(Problem.of(code, null, args));
  }

  /** What would do goes along, in both languages: each sentence picks its own. */
  static Outcome notAmong(String typed, List<Choice> offered) {
    return wrong(
        "region.field-choice",
        typed,
        offered.stream().map(choice -> choice.label().zh()).collect(Collectors.joining("、")),
        offered.stream().map(choice -> choice.label().en()).collect(Collectors.joining(", ")));
  }

  static Outcome wrong(Problem problem) {
    return new Outcome(null, problem);
  }
}
