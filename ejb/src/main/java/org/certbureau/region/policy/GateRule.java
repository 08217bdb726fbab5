package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.certbureau.region.business.Gate;

/** A gate that must open before production. */
public record GateRule(Gate gate, @JsonProperty("for") Scope scope, String rule, String citation)
    implements Scoped {
  public GateRule {
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }
}
