package org.certbureau.region;

import java.util.ArrayList;
import java.util.List;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** What something costs: a fold over the tariff lines that apply. */
public final class Quoting {
  private Quoting() {}

  /**
   * @throws RuleViolation where the service is not to be had, the numbers are outside the policy's
   *     bounds, or a price hangs on a fact that was not told; names every such problem
   */
  public static Quote quote(Policy policy, QuoteRequest request) {
    requireNamed(request);
    Situation situation = request.situation();
    Access.barred(policy, situation)
        .ifPresent(
            problem -> {
              throw new RuleViolation(problem);
            });
    List<Problem> problems = new ArrayList<>();
    checkYears(policy, request, problems);
    checkApplications(policy, request, problems);
    Money total = Money.ZERO;
    List<QuoteLine> lines = new ArrayList<>();
    for (TariffLine price : policy.tariff()) {
      if (price.off()) {
        continue;
      }
      switch (price.scope().covers(situation)) {
        case YES -> {
          QuoteLine line = price.charge(request.years(), request.applications(), policy.version());
          lines.add(line);
          total = total.plus(line.amount());
        }
        case UNKNOWN -> problems.addAll(Access.untold(price, situation));
        case NO -> {}
      }
    }
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
    return new Quote(policy.region(), policy.version(), total, lines);
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

  private static void checkYears(Policy policy, QuoteRequest request, List<Problem> problems) {
    int years = request.years();
    policy
        .years(request.situation())
        .ifPresentOrElse(
            rule -> {
              if (years < rule.min() || years > rule.max()) {
                problems.add(
                    Problem.byRule(
                        rule.rule(),
                        "region.years-outside",
                        "years",
                        String.valueOf(years),
                        String.valueOf(rule.min()),
                        String.valueOf(rule.max())));
              }
            },
            () -> {
              if (years != 0) {
                problems.add(Problem.of("region.years-not-asked", "years", String.valueOf(years)));
              }
            });
  }

  private static void checkApplications(
      Policy policy, QuoteRequest request, List<Problem> problems) {
    ApplicationsRule rule = policy.applications();
    if (request.applications() < 1 || request.applications() > rule.max()) {
      problems.add(
          Problem.byRule(
              rule.rule(),
              "region.applications-outside",
              "applications",
              String.valueOf(request.applications()),
              String.valueOf(rule.max())));
    }
  }
}
