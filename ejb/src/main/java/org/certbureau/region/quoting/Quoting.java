package org.certbureau.region.quoting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.policy.SystemsRule;
import org.certbureau.region.policy.TariffLine;

/**
 * What something costs: a fold over the tariff lines that apply. What no line prices is not open
 * here: even what is free has its line, which says so.
 */
public final class Quoting {
  /** Whoever is not asked for years sends none or, as forms have it preset, one. */
  private static final int UNASKED_YEARS = 1;

  private Quoting() {}

  /**
   * @throws RuleViolation where the service is not to be had, the numbers are outside the policy's
   *     bounds, or a price hangs on a fact that was not told; names every such problem
   */
  public static Quote quote(Policy policy, QuoteRequest request) {
    requireNamed(request);
    Situation situation = request.situation();
    Access.forbidden(policy, inTime(situation))
        .ifPresent(
            problem -> {
              throw new RuleViolation(problem);
            });
    requirePriced(policy, situation);
    List<Problem> problems = new ArrayList<>();
    checkYears(policy, request, problems);
    checkSystems(policy, request, problems);
    List<Problem> untold = new ArrayList<>();
    Money total = Money.ZERO;
    List<QuoteLine> lines = new ArrayList<>();
    for (TariffLine price : policy.prices(situation)) {
      switch (price.scope().covers(situation)) {
        case YES -> {
          QuoteLine line = QuoteLine.of(price, request, policy);
          lines.add(line);
          total = total.plus(line.amount());
        }
        case UNKNOWN -> untold.addAll(Access.untold(policy, price, situation));
        case NO -> {}
      }
    }
    problems.addAll(oncePerFact(untold));
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
    return new Quote(policy.region(), policy.version(), total, lines);
  }

  /**
   * What nobody says of a certificate is that it is in its time: the bureau finds out by itself
   * where it is not. A price may suppose so, but not what is refused to all that are in time
   * (GD-C2).
   */
  private static Situation inTime(Situation asked) {
    Situation supposed = asked;
    for (Fact fact : List.of(Fact.EXPIRED, Fact.BEFORE_WINDOW)) {
      if (asked.facts().is(fact).isEmpty()) {
        supposed = supposed.with(fact, false);
      }
    }
    return supposed;
  }

  /** Several lines may hang on one fact; it is asked for once. */
  private static Collection<Problem> oncePerFact(List<Problem> untold) {
    Map<String, Problem> byFact = new LinkedHashMap<>();
    untold.forEach(problem -> byFact.putIfAbsent(problem.field(), problem));
    return byFact.values();
  }

  private static void requireNamed(QuoteRequest request) {
    List<Problem> problems = new ArrayList<>();
    requireNamed(request.service(), "service", problems);
    requireNamed(request.holder(), "holder", problems);
    requireNamed(request.channel(), "channel", problems);
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
  }

  private static void requireNamed(Object value, String field, List<Problem> problems) {
    if (value == null) {
      problems.add(Problem.of("region.missing", field));
    }
  }

  private static void requirePriced(Policy policy, Situation situation) {
    if (!policy.prices(situation).isEmpty()) {
      return;
    }
    List<TariffLine> others =
        Arrays.stream(HolderType.values())
            .map(holder -> Situation.of(situation.service(), holder, situation.channel()))
            .flatMap(other -> policy.prices(other).stream())
            .distinct()
            .toList();
    throw new RuleViolation(Access.holderNotOpen(policy, situation, others));
  }

  private static void checkYears(Policy policy, QuoteRequest request, List<Problem> problems) {
    int years = request.years();
    policy
        .years(request.situation())
        .ifPresentOrElse(
            rule -> {
              if (years < rule.min() || years > rule.max()) {
                problems.add(
                    rule.refuses(
                        "region.years-outside",
                        "years",
                        String.valueOf(years),
                        String.valueOf(rule.min()),
                        String.valueOf(rule.max()),
                        rule.min() == rule.max()
                            ? String.valueOf(rule.min())
                            : rule.min() + "–" + rule.max()));
              }
            },
            () -> {
              if (years < 0 || years > UNASKED_YEARS) {
                // what it is charged for is not a year
                problems.add(
                    Sourced.allRefuse(
                        policy.prices(request.situation()),
                        Problem.of("region.years-not-asked", "years", String.valueOf(years))));
              }
            });
  }

  private static void checkSystems(Policy policy, QuoteRequest request, List<Problem> problems) {
    SystemsRule rule = policy.systems();
    if (request.systems() < 1 || request.systems() > rule.max()) {
      problems.add(
          rule.refuses(
              "region.applications-outside",
              "applications",
              String.valueOf(request.systems()),
              String.valueOf(rule.max())));
    }
  }
}
