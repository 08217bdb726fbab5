package org.certbureau.region;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/** A gate that must open before production. */
public record GateRule(Gate gate, @JsonProperty("for") Scope scope, String rule, String citation)
    implements Scoped {
  public GateRule {
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }
}
