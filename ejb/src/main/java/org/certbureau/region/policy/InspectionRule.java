package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Service;

/**
 * What a desk looks at before an application is handed in: the token that was brought.
 *
 * @param establishes what has to be found, or nothing is handed in
 * @param answers what it is asked besides
 * @param methods by which it may be found out
 * @param otherwise what helps whoever came for it where it was not found
 */
public record InspectionRule(
    Fact establishes,
    Set<Fact> answers,
    List<Choice> methods,
    List<WayOut> otherwise,
    @JsonProperty("for") Scope scope,
    String rule,
    String citation)
    implements Scoped {
  public InspectionRule {
    answers = answers == null ? Set.of() : Set.copyOf(answers);
    methods = List.copyOf(methods);
    otherwise = otherwise == null ? List.of() : List.copyOf(otherwise);
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }

  /**
   * Another way to help.
   *
   * @param service that does it; null where none is needed
   */
  public record WayOut(Service service, Text label, Text note, String rule, String citation)
      implements Sourced {}

  /** Whether it alone answers that: nobody's word counts instead. */
  public boolean answers(Fact fact) {
    return fact == establishes || answers.contains(fact);
  }

  public Optional<Choice> method(String code) {
    return methods.stream().filter(method -> method.code().equals(code)).findFirst();
  }
}
