package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/** For how many whole years a certificate may be taken. */
public record YearsRule(
    int min, int max, @JsonProperty("for") Scope scope, String rule, String citation)
    implements Scoped {
  public YearsRule {
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
    if (min < 1 || max < min) {
      throw new IllegalArgumentException("%s: years %d..%d".formatted(rule, min, max));
    }
  }
}
