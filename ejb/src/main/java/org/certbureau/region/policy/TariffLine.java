package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Set;
import org.certbureau.kernel.Money;

/**
 * One price.
 *
 * @param code name of the price within the policy
 * @param between the bounds within which the source leaves the amount to the place, or null
 * @param per what it is charged for each of; the quantity is their product
 * @param switchedOff true for a price that stands in the book but is not charged
 */
public record TariffLine(
    String code,
    Text item,
    Money amount,
    Range between,
    Set<Unit> per,
    boolean switchedOff,
    @JsonProperty("for") Scope scope,
    String rule,
    String citation)
    implements Scoped {
  public TariffLine {
    per = Set.copyOf(per);
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
    if (amount.isNegative()) {
      throw new IllegalArgumentException("tariff " + code + ": negative amount " + amount);
    }
    if (between != null && !between.holds(amount)) {
      throw new IllegalArgumentException(
          "tariff %s: %s is not within %s".formatted(code, amount, between));
    }
  }

  /** What a fee is charged for each of. */
  public enum Unit {
    /** 一次: one piece of business. */
    CASE,
    /** 个: the medium. */
    TOKEN,
    /** 张/证: the pair on one token, which counts as one certificate. */
    CERTIFICATE,
    /** 应用: an online system that the certificate opens. */
    @JsonProperty("APPLICATION")
    SYSTEM,
    /** 年: a year of validity. */
    YEAR
  }

  /** Both ends included. */
  public record Range(Money least, Money most) {
    @Override
    public String toString() {
      return least + ".." + most;
    }

    boolean holds(Money amount) {
      return amount.compareTo(least) >= 0 && amount.compareTo(most) <= 0;
    }
  }
}
