package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * Something to agree to.
 *
 * @param version of the text agreed to; recorded with the consent
 * @param before the point that cannot be passed without it
 * @param given by whom
 * @param text the sentence that is shown beside the tick box
 * @param documents the titles of what is thereby accepted
 * @param optional may be withheld; what depends on it is then left out
 */
public record ConsentRule(
    String code,
    Text title,
    Text text,
    String version,
    Before before,
    Given given,
    List<Text> documents,
    boolean optional,
    @JsonProperty("for") Scope scope,
    String rule,
    String citation)
    implements Scoped {
  public ConsentRule {
    documents = documents == null ? List.of() : List.copyOf(documents);
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }

  /** The point that cannot be passed without the consent. */
  public enum Before {
    FORM,
    SUBMIT
  }

  /** Who agrees, and how. */
  public enum Given {
    /** A tick on the screen. */
    TICK,
    /** The unit's seal on the printed form. */
    SEAL
  }
}
