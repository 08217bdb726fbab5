package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * What a reason for which a certificate is revoked means to those who relied on it.
 *
 * @param reason its code, which is a choice of the form field {@link FormKeys#REVOCATION_REASON};
 *     of several rows of a reason the first that applies counts
 * @param listed how the issuer's list names it
 * @param by who may give it
 */
public record RevocationRule(
    String reason,
    Listed listed,
    By by,
    @JsonProperty("for") Scope scope,
    String rule,
    String citation)
    implements Scoped {
  public RevocationRule {
    by = Objects.requireNonNullElse(by, By.HOLDER);
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }

  /** The reasons of RFC 5280, 5.3.1 that end a certificate for what its holder or bureau says. */
  public enum Listed {
    KEY_COMPROMISE,
    AFFILIATION_CHANGED,
    CESSATION_OF_OPERATION,
    PRIVILEGE_WITHDRAWN
  }

  /** Whose reason it is. */
  public enum By {
    /** The holder asks for it. */
    HOLDER,
    /** The bureau acts by itself; the holder gets a notice. */
    BUREAU
  }
}
