package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * One cell of the matrix that says who may have which service by which channel, and when. The first
 * row that applies decides; where none does, the service is not offered.
 */
public record AccessRule(
    Verdict verdict, @JsonProperty("for") Scope scope, String rule, String citation)
    implements Scoped {
  public AccessRule {
    verdict = Objects.requireNonNullElse(verdict, Verdict.OFFERED);
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }

  /** What the region says to somebody who asks for it. */
  public enum Verdict {
    OFFERED,
    /** Offered, after the clerk has read the warning and gone on in spite of it. */
    WARNED,
    REFUSED
  }
}
