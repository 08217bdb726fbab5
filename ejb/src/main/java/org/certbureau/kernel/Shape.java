package org.certbureau.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a value looks like that has no check of its own.
 *
 * @param code the problem of what looks otherwise
 * @param shown whether the problem may say what was typed; never for personal data
 */
record Shape(Pattern pattern, String code, boolean shown) {
  static Shape of(String regex, String code) {
    return new Shape(Pattern.compile(regex), code, true);
  }

  static Shape ofPersonal(String regex, String code) {
    return new Shape(Pattern.compile(regex), code, false);
  }

  /** What is wrong with it, or nothing. */
  Optional<Problem> check(String text) {
    if (pattern.matcher(text).matches()) {
      return Optional.empty();
    }
    return shown ? Typed.problem(code, text) : Typed.problem(code);
  }

  /**
   * @throws RuleViolation for another shape, and for null
   */
  void require(String value) {
    Typed.refuse(check(value == null ? "" : value));
  }
}
