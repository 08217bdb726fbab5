package org.certbureau.application.line;

import java.time.LocalDate;
import java.util.Optional;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.policy.CertificatePolicy.RenewalWindow;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.TokenPolicy.Warranty;
import org.certbureau.work.Demonstration;

/** What the bureau finds out by itself of a certificate; nobody is asked for it. */
public final class LineFacts {
  private LineFacts() {}

  /** Nothing of one that never had a pair. */
  public static Facts on(LocalDate day, Policy policy, Optional<LineBefore> line) {
    return line.map(before -> inTime(day, policy, before)).orElse(Facts.NONE);
  }

  private static Facts inTime(LocalDate day, Policy policy, LineBefore before) {
    LocalDate lastDay = LocalDate.ofInstant(before.end(), China.ZONE);
    Facts facts =
        window(policy)
            .map(window -> window.factsOn(day, lastDay))
            .orElseGet(() -> Facts.of(Fact.EXPIRED, day.isAfter(lastDay)));
    Warranty warranty = policy.token().warranty();
    return warranty == null || before.firstIssue() == null
        ? facts
        : facts.with(
            Fact.IN_WARRANTY,
            warranty.covers(LocalDate.ofInstant(before.firstIssue(), China.ZONE), day));
  }

  /** When a renewal may be asked for; sooner in a demonstration that shows one right away. */
  public static Optional<RenewalWindow> window(Policy policy) {
    return Optional.ofNullable(policy.certificate().renewal())
        .map(window -> window.sooner(Demonstration.renewalDays()));
  }
}
