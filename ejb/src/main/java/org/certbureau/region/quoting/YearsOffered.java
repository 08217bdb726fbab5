package org.certbureau.region.quoting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.calendar.China;
import org.certbureau.kernel.calendar.Validity;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.YearsRule;

/**
 * For how many whole years a certificate is to be had now: the policy's years, as far as the issuer
 * lives, since no certificate outlives the one that vouches for it (RFC 5280, 6.1.3).
 *
 * @param most fewer than the rule's least where none is to be had
 * @param issuerEnd in Asia/Shanghai; null where nothing is known of the issuer
 */
public record YearsOffered(YearsRule rule, int most, LocalDate issuerEnd) {
  /** How long an application may be on its way until it is signed for. */
  private static final Duration ON_THE_WAY = Duration.ofDays(30);

  /** 6.1.3 (a)(2): a certificate that outlives its issuer is not valid to its own end. */
  private static final String OUTLIVES = "RFC-5280";

  private static final String CITATION =
      "The certificate validity period includes the current time.";

  /** Nothing for a service that grants no years. */
  public static Optional<YearsOffered> of(
      Policy policy, Situation situation, Optional<Instant> issuerEnd, Instant now) {
    return policy.years(situation).map(rule -> of(rule, issuerEnd, now));
  }

  static YearsOffered of(YearsRule rule, Optional<Instant> issuerEnd, Instant now) {
    return new YearsOffered(
        rule,
        issuerEnd.map(end -> fitting(rule.max(), end, now)).orElse(rule.max()),
        issuerEnd.map(end -> LocalDate.ofInstant(end, China.ZONE)).orElse(null));
  }

  private static int fitting(int wanted, Instant end, Instant now) {
    int years = wanted;
    while (years > 0 && Validity.ofYears(lastSignature(now), years).notAfter().isAfter(end)) {
      years--;
    }
    return years;
  }

  /** The last moment at which what is submitted now may be signed for. */
  public static Instant lastSignature(Instant submitted) {
    return submitted.plus(ON_THE_WAY);
  }

  /** The years that may be chosen; none at all is possible. */
  public List<Integer> choices() {
    return IntStream.rangeClosed(rule.min(), most).boxed().toList();
  }

  /** Whether the issuer's end keeps any of the policy's years from being had. */
  public boolean isShortened() {
    return most < rule.max();
  }

  /** Why these years are not to be had, though the policy grants them. */
  public Optional<Problem> problem(int years) {
    if (years <= most || years > rule.max()) {
      return Optional.empty();
    }
    Problem problem =
        most < rule.min()
            ? Problem.of("region.issuer-ending", "years", issuerEnd.toString())
            : Problem.of(
                "region.years-beyond-issuer",
                "years",
                Integer.toString(years),
                Integer.toString(most),
                issuerEnd.toString());
    return Optional.of(problem.by(OUTLIVES, CITATION));
  }
}
