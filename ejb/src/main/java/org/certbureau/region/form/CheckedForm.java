package org.certbureau.region.form;

import java.util.List;
import java.util.Map;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/**
 * A form as it was checked.
 *
 * @param values what was typed, brought to the form in which it is kept, with presets filled in;
 *     what was wrong is not among them
 * @param problems everything that is wrong, in the order of the form
 */
public record CheckedForm(Map<String, String> values, List<Problem> problems) {
  public CheckedForm {
    values = Map.copyOf(values);
    problems = List.copyOf(problems);
  }

  /**
   * @throws RuleViolation with every problem there is
   */
  public Map<String, String> require() {
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
    return values;
  }
}
