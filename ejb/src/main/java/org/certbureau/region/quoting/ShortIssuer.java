package org.certbureau.region.quoting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.policy.Policy;

/**
 * An issuer that no longer lives as long as the longest certificate of its region would.
 *
 * @param end in Asia/Shanghai
 * @param longest years that the policy grants
 * @param most years that are to be had now; 0 for none
 */
public record ShortIssuer(RegionCode region, String issuer, LocalDate end, int longest, int most) {
  /** Nothing as long as every year of the policy is to be had. */
  public static Optional<ShortIssuer> of(Policy policy, Optional<Instant> issuerEnd, Instant now) {
    return policy.years().stream()
        .map(rule -> YearsOffered.of(rule, issuerEnd, now))
        .filter(YearsOffered::isShortened)
        .max(Comparator.comparing(offered -> offered.rule().max()))
        .map(
            offered ->
                new ShortIssuer(
                    policy.region(),
                    policy.certificate().issuer().code(),
                    offered.issuerEnd(),
                    offered.rule().max(),
                    offered.most()));
  }
}
