package org.certbureau.application.asked;

import java.util.Map;
import java.util.stream.Collectors;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;

/** Facts as kept in a column: {@code REMITTED=true,EXPIRED=false}; null for none. */
public final class FactsText {
  private FactsText() {}

  public static String write(Facts facts) {
    return facts.known().isEmpty()
        ? null
        : facts.known().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(fact -> fact.getKey() + "=" + fact.getValue())
            .collect(Collectors.joining(","));
  }

  public static Facts read(String text) {
    Facts facts = Facts.NONE;
    if (text != null) {
      for (String fact : text.split(",", -1)) {
        int equals = fact.indexOf('=');
        facts =
            facts.with(
                Fact.valueOf(fact.substring(0, equals)),
                Boolean.parseBoolean(fact.substring(equals + 1)));
      }
    }
    return facts;
  }
}
