package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.certbureau.region.business.PaymentMethod;

/**
 * A way to pay, and who may pay by it.
 *
 * @param payer whose money it must be
 * @param leadWorkingDays how many working days ahead of the visit it must be under way
 * @param lead where the source says so, or null where the row's own phrase does
 * @param voucher code of the material that proves it, or null
 */
public record PaymentRule(
    PaymentMethod method,
    Payer payer,
    int leadWorkingDays,
    Lead lead,
    String voucher,
    Text note,
    @JsonProperty("for") Scope scope,
    String rule,
    String citation)
    implements Scoped {
  public PaymentRule {
    payer = Objects.requireNonNullElse(payer, Payer.ANYONE);
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }

  /** The rule that the lead rests on. */
  public record Lead(String rule, String citation) implements Sourced {}

  /** Whose money it must be. */
  public enum Payer {
    ANYONE,
    /** The applying unit itself; a private payer or another unit is refused. */
    HOLDER
  }
}
