package org.certbureau.region.quoting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.AccessRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Scoped;

/** Who may have which service by which channel: reads a policy's access rows. */
public final class Access {
  private Access() {}

  /**
   * The row that lets the situation in, which may be a warning.
   *
   * @throws RuleViolation where the service is refused or not offered, or hangs on an untold fact
   */
  public static AccessRule require(Policy policy, Situation situation) {
    for (AccessRule row : policy.access()) {
      switch (row.scope().covers(situation)) {
        case YES -> {
          if (row.verdict() == AccessRule.Verdict.REFUSED) {
            throw new RuleViolation(refused(row));
          }
          return row;
        }
        case UNKNOWN -> throw new RuleViolation(untold(row, situation));
        case NO -> {}
      }
    }
    throw new RuleViolation(notOffered(policy, situation));
  }

  /**
   * Before anybody is asked for facts: whether the service can be had at all.
   *
   * @throws RuleViolation where it is refused or not offered, whatever else would be told
   */
  public static void requirePossible(Policy policy, Situation situation) {
    barred(policy, situation)
        .ifPresent(
            problem -> {
              throw new RuleViolation(problem);
            });
  }

  /** The row that lets the situation in only after a clerk has gone on in spite of its warning. */
  public static Optional<AccessRule> warning(Policy policy, Situation situation) {
    return policy.access().stream()
        .filter(row -> row.mayApplyTo(situation))
        .findFirst()
        .filter(row -> row.appliesTo(situation) && row.verdict() == AccessRule.Verdict.WARNED);
  }

  /**
   * What refuses it outright. A price may be asked for what this door does not take yet, and before
   * all facts are told; but not for what a rule forbids.
   */
  static Optional<Problem> forbidden(Policy policy, Situation situation) {
    return policy.access().stream()
        .filter(row -> row.mayApplyTo(situation))
        .findFirst()
        .filter(row -> row.appliesTo(situation) && row.verdict() == AccessRule.Verdict.REFUSED)
        .map(Access::refused);
  }

  /** Why it is not to be had here; what hangs on an untold fact may yet be. */
  static Optional<Problem> barred(Policy policy, Situation situation) {
    return policy.access().stream().noneMatch(row -> row.mayApplyTo(situation))
        ? Optional.of(notOffered(policy, situation))
        : forbidden(policy, situation);
  }

  /** Questions, each at the fact that answers it, by the rule that hangs on it. */
  static List<Problem> untold(Scoped row, Situation situation) {
    List<Problem> problems = new ArrayList<>();
    for (Fact fact : row.scope().asks(situation)) {
      problems.add(
          Problem.byRule(
              row.rule(),
              "region.fact-needed",
              Facts.FIELD + fact.name(),
              fact.question(Locale.SIMPLIFIED_CHINESE),
              fact.question(Locale.ENGLISH),
              row.citation()));
    }
    return problems;
  }

  private static Problem refused(AccessRule row) {
    return Problem.byRule(row.rule(), "region.refused", "service", row.citation());
  }

  /** Blames the narrowest thing that could be chosen otherwise. */
  private static Problem notOffered(Policy policy, Situation situation) {
    if (!offered(policy, row -> names(row, situation.service()))) {
      return notOffered(policy, situation.service());
    }
    if (!offered(
        policy, row -> names(row, situation.service()) && names(row, situation.holder()))) {
      return Problem.of("region.holder-not-served", "holder", situation.holder().name());
    }
    return Problem.of("region.channel-not-open", "channel", situation.channel().name());
  }

  /** In the region's own words; what it has no word for goes by its code. */
  static Problem notOffered(Policy policy, Service service) {
    return Problem.of(
        "region.service-not-offered",
        "service",
        service.name(),
        policy.word(service, Locale.SIMPLIFIED_CHINESE),
        policy.word(service, Locale.ENGLISH));
  }

  private static boolean offered(Policy policy, Predicate<AccessRule> naming) {
    return policy.access().stream()
        .filter(row -> row.verdict() != AccessRule.Verdict.REFUSED)
        .anyMatch(naming);
  }

  private static boolean names(AccessRule row, Service service) {
    return row.scope().services().isEmpty() || row.scope().services().contains(service);
  }

  private static boolean names(AccessRule row, HolderType holder) {
    return row.scope().holders().isEmpty() || row.scope().holders().contains(holder);
  }
}
