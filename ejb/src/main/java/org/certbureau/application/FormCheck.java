package org.certbureau.application;

import java.util.List;
import java.util.Map;
import org.certbureau.kernel.Problem;
import org.certbureau.region.Policy;
import org.certbureau.region.Situation;

final class FormCheck {
  private FormCheck() {}

  static List<Problem> problems(Policy policy, Situation situation, Map<String, String> form) {
    return policy.fields(situation).stream()
        .filter(field -> field.required() && form.getOrDefault(field.key(), "").isBlank())
        .map(
            field ->
                Problem.byRule(
                    field.rule(), "application.field-missing", field.key(), field.label().zh()))
        .toList();
  }
}
