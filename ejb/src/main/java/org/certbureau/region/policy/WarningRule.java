package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.certbureau.region.business.Service;

/**
 * What is told to whoever is about to do something: a warning refuses nothing.
 *
 * @param asks whether a clerk has to say why it is done all the same, as behind {@link
 *     AccessRule.Verdict#WARNED}; without that nothing is accepted
 */
public record WarningRule(
    Kind warns, boolean asks, @JsonProperty("for") Scope scope, String rule, String citation)
    implements Scoped {
  public WarningRule {
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }

  /** Of what. The list is closed, since each needs somebody who finds out whether it is so. */
  public enum Kind {
    /** The holder has a certificate already, which has not come to its end. */
    SECOND_CERTIFICATE(Service.NEW),
    /** No other of the unit's certificates has not come to its end. */
    LAST_CERTIFICATE(Service.REVOKE);

    private final Service service;

    Kind(Service service) {
      this.service = service;
    }

    /** By which alone it can come to that. */
    public Service service() {
      return service;
    }
  }
}
