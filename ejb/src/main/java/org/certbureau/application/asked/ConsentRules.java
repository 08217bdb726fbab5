package org.certbureau.application.asked;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.ConsentRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.subscriber.ConsentRecord;

/**
 * What has to be agreed to in one application.
 *
 * @param given what was agreed to already
 */
public record ConsentRules(Policy policy, Situation situation, List<ConsentRecord> given) {
  public ConsentRules {
    given = List.copyOf(given);
  }

  /** Nothing may be typed before these are agreed to (CS-03). */
  public List<Problem> beforeForm() {
    return missing(Set.of(ConsentRule.Before.FORM));
  }

  /** Whatever is not agreed to yet. */
  public List<Problem> missing() {
    return missing(Set.of(ConsentRule.Before.values()));
  }

  private List<Problem> missing(Set<ConsentRule.Before> points) {
    return policy.consents(situation).stream()
        .filter(rule -> points.contains(rule.before()))
        .filter(rule -> rule.given() == ConsentRule.Given.TICK && !rule.optional())
        .filter(rule -> !isGiven(rule))
        .map(
            rule ->
                rule.refuses(
                    "application.consent-missing",
                    "consents." + rule.code(),
                    rule.title().zh(),
                    rule.title().en(),
                    rule.version()))
        .toList();
  }

  private boolean isGiven(ConsentRule rule) {
    return given.stream()
        .anyMatch(
            record ->
                record.code().equals(rule.code()) && record.textVersion().equals(rule.version()));
  }

  /** What the unit agrees to by sealing the form that it hands in (GD-28). */
  public List<ConsentRule> bySeal() {
    return policy.consents(situation).stream()
        .filter(rule -> rule.given() == ConsentRule.Given.SEAL)
        .toList();
  }

  /** Codes of the consents that were given, in the versions of this policy. */
  public Set<String> codes() {
    return policy.consents(situation).stream()
        .filter(this::isGiven)
        .map(ConsentRule::code)
        .collect(Collectors.toUnmodifiableSet());
  }
}
