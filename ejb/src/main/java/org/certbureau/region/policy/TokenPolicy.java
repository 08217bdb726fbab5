package org.certbureau.region.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import org.certbureau.region.business.Fact;

/** What the region's tokens are like. */
public record TokenPolicy(PinRule pin, Warranty warranty) {
  /**
   * @param retryLimit wrong tries in a row that lock the PIN
   * @param format what a PIN must look like, or null where the token's own rule is enough
   */
  public record PinRule(int retryLimit, PinFormat format, String rule, String citation)
      implements Sourced {}

  /**
   * @param lettersAndDigits both must occur
   * @param forbidden PINs that are too easy
   */
  public record PinFormat(
      int min,
      int max,
      boolean lettersAndDigits,
      Set<String> forbidden,
      String rule,
      String citation)
      implements Sourced {
    public PinFormat {
      forbidden = forbidden == null ? Set.of() : Set.copyOf(forbidden);
    }
  }

  /**
   * Free replacement of a medium that failed by itself.
   *
   * @param period from the issue of the first certificate on that medium (A-C3: a renewal does not
   *     start it anew, a replacement has its own); zero for none at all
   */
  public record Warranty(Period period, String rule, String citation) implements Sourced {
    /** What a price under warranty hangs on. */
    public static final Set<Fact> HANGS_ON = Set.of(Fact.IN_WARRANTY, Fact.HUMAN_DAMAGE);

    /** Whether there is one at all. */
    public boolean isGranted() {
      return !period.isZero();
    }

    /** The last day, which belongs to it, where there is one at all. */
    public LocalDate lastDay(LocalDate firstIssue) {
      return firstIssue.plus(period);
    }

    /**
     * @param firstIssue day on which the first certificate on the medium was issued
     */
    public boolean covers(LocalDate firstIssue, LocalDate day) {
      return isGranted() && !day.isBefore(firstIssue) && !day.isAfter(lastDay(firstIssue));
    }
  }
}
