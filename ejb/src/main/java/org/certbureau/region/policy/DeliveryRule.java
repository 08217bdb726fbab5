package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * How the finished token reaches its holder.
 *
 * @param addressField key of the form field with the only address it may be sent to, or null
 * @param addresseeField key of the form field with the addressee's name, or null
 * @param postageByHolder the holder pays the courier
 */
public record DeliveryRule(
    Way way,
    String addressField,
    String addresseeField,
    boolean postageByHolder,
    @JsonProperty("for") Scope scope,
    String rule,
    String citation)
    implements Scoped {
  public DeliveryRule {
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }

  /** The way it goes. */
  public enum Way {
    COUNTER,
    COURIER,
    /** Nothing is handed over: the certificate is written to a token the holder has. */
    DOWNLOAD
  }
}
