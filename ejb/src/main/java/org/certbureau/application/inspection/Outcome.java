package org.certbureau.application.inspection;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certbureau.application.CaseRules;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.InspectionRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.TariffLine;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.region.quoting.Quoting;

/**
 * What it would cost if things were so.
 *
 * @param holds whether they are so, as far as it is known
 */
public record Outcome(Map<Fact, Boolean> facts, Quote quote, boolean holds) {
  public Outcome {
    facts = Map.copyOf(facts);
  }

  /** One for each way in which the facts may stand on which the price hangs; none on none. */
  static List<Outcome> all(InspectionRule row, CaseRules rules) {
    Policy policy = rules.policy();
    Situation known = rules.situation();
    Set<Fact> hangsOn = hangsOn(row, policy, known);
    List<Facts> ways = List.of(Facts.NONE);
    for (Fact fact : hangsOn) {
      List<Facts> further = new ArrayList<>();
      for (Facts way : ways) {
        further.add(way.with(fact, true));
        further.add(way.with(fact, false));
      }
      ways = further;
    }
    return hangsOn.isEmpty()
        ? List.of()
        : ways.stream()
            .map(
                way ->
                    new Outcome(
                        way.known(),
                        Quoting.quote(policy, supposing(rules.quoteRequest(), way)),
                        known.facts().known().entrySet().containsAll(way.known().entrySet())))
            .toList();
  }

  private static Set<Fact> hangsOn(InspectionRule row, Policy policy, Situation known) {
    Facts told = Facts.NONE;
    for (Map.Entry<Fact, Boolean> fact : known.facts().known().entrySet()) {
      if (!row.answers(fact.getKey()) && !isOfWarranty(fact.getKey())) {
        told = told.with(fact.getKey(), fact.getValue());
      }
    }
    Situation untold = new Situation(known.service(), known.holder(), known.channel(), told);
    Set<Fact> hangsOn = EnumSet.noneOf(Fact.class);
    for (TariffLine price : policy.prices(untold)) {
      hangsOn.addAll(price.scope().asks(untold));
    }
    return hangsOn;
  }

  private static boolean isOfWarranty(Fact fact) {
    return fact == Fact.IN_WARRANTY;
  }

  private static QuoteRequest supposing(QuoteRequest asked, Facts way) {
    Facts facts = asked.facts();
    for (Map.Entry<Fact, Boolean> fact : way.known().entrySet()) {
      facts = facts.with(fact.getKey(), fact.getValue());
    }
    return new QuoteRequest(
        asked.region(),
        asked.service(),
        asked.holder(),
        asked.channel(),
        asked.years(),
        asked.systems(),
        facts);
  }
}
