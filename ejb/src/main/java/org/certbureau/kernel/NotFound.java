package org.certbureau.kernel;

/**
 * What was named does not exist for this caller. A record of a foreign region is not found either:
 * a refusal would tell that it exists.
 */
public class NotFound extends RuleViolation {
  public NotFound(String code, String field, String what) {
    super(Problem.of(code, field, what));
  }
}
