package org.certbureau.application.inspection;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.certbureau.region.business.Fact;

/**
 * What was found by looking at a token.
 *
 * @param answers as far as they are known; an answer that is left out is open again
 * @param methods by which it was found out, by their codes in the policy
 * @param remark null for none
 * @param seenRevision the revision that was looked at; null if it does not matter
 */
public record Findings(
    Map<Fact, Boolean> answers, List<String> methods, String remark, Integer seenRevision) {
  public Findings {
    answers = answers == null ? Map.of() : Map.copyOf(answers);
    methods =
        methods == null
            ? List.of()
            : methods.stream()
                .map(code -> Objects.requireNonNullElse(code, ""))
                .distinct()
                .toList();
  }

  boolean says(Fact fact) {
    return answers.getOrDefault(fact, false);
  }

  /** Names nobody: it may stand in a log. */
  @Override
  public String toString() {
    return "Findings[%s]".formatted(answers);
  }
}
