package org.certbureau.application.draft;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.InspectionRule;
import org.certbureau.region.policy.Policy;

/**
 * What an inspection alone answers: a price hangs on it, and nobody's word counts instead (CS-28).
 *
 * @param known what was found up to now
 */
record InspectedFacts(Optional<InspectionRule> row, Facts known) {
  static InspectedFacts of(Policy policy, Situation situation) {
    return new InspectedFacts(policy.inspection(situation), situation.facts());
  }

  /** To say again what was found is nothing new. */
  void refuse(Facts told) {
    List<Problem> problems =
        row.stream()
            .flatMap(
                inspection ->
                    told.known().entrySet().stream()
                        .filter(fact -> inspection.answers(fact.getKey()))
                        .filter(fact -> !known.known().entrySet().contains(fact))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .map(
                            fact ->
                                inspection.refuses(
                                    "application.fact-inspected",
                                    Facts.FIELD + fact.name(),
                                    fact.question(Locale.SIMPLIFIED_CHINESE),
                                    fact.question(Locale.ENGLISH))))
            .toList();
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
  }

  /** What is told from now on, with what was found. */
  Facts with(Facts told) {
    Facts facts = told;
    for (InspectionRule inspection : row.stream().toList()) {
      for (Map.Entry<Fact, Boolean> fact : known.known().entrySet()) {
        if (inspection.answers(fact.getKey())) {
          facts = facts.with(fact.getKey(), fact.getValue());
        }
      }
    }
    return facts;
  }
}
