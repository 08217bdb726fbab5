package org.certbureau.web.door;

import java.util.Map;
import java.util.stream.Stream;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;

/** Facts as machines name them: {@code IN_WARRANTY}, true or false. */
public final class NamedFacts {
  private NamedFacts() {}

  /**
   * @param known null for none
   * @throws RuleViolation with the field {@code facts} for an unknown name
   */
  public static Facts read(Map<String, Boolean> known) {
    Facts facts = Facts.NONE;
    if (known == null) {
      return facts;
    }
    for (Map.Entry<String, Boolean> entry : known.entrySet()) {
      if (entry.getValue() != null) {
        facts = facts.with(fact(entry.getKey()), entry.getValue());
      }
    }
    return facts;
  }

  private static Fact fact(String name) {
    return Stream.of(Fact.values())
        .filter(fact -> fact.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new RuleViolation(Problem.of("web.unknown-fact", "facts." + name, name)));
  }
}
