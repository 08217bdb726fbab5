package org.certbureau.application.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.policy.TokenPolicy.Warranty;

/**
 * Whether a token is under warranty, by its own date (A-C3): nobody is asked for it.
 *
 * @param from the day of the first certificate on it
 * @param until the last day
 * @param today the day that is looked at
 * @param daysLeft days from today to the last; negative where it is past
 */
public record WarrantyTerm(
    LocalDate from,
    Period period,
    LocalDate until,
    LocalDate today,
    boolean within,
    long daysLeft,
    String rule,
    String citation) {
  /** Nothing where the region grants none, or nobody knows when the token was first used. */
  static Optional<WarrantyTerm> of(Warranty granted, Instant firstIssue, LocalDate today) {
    if (granted == null || !granted.isGranted() || firstIssue == null) {
      return Optional.empty();
    }
    LocalDate from = LocalDate.ofInstant(firstIssue, China.ZONE);
    LocalDate until = granted.lastDay(from);
    return Optional.of(
        new WarrantyTerm(
            from,
            granted.period(),
            until,
            today,
            granted.covers(from, today),
            ChronoUnit.DAYS.between(today, until),
            granted.rule(),
            granted.citation()));
  }
}
