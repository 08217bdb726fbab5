package org.certbureau.application.line;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.CertificatePolicy.RenewalWindow;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.TokenPolicy.Warranty;
import org.certbureau.region.quoting.Access;
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

  /**
   * A refusal with the day from which it holds no more, where it is for coming too early.
   *
   * @param facts of that certificate, as they were judged by
   */
  public static Problem dated(
      Problem refusal, Policy policy, Facts facts, Optional<LineBefore> line, Service service) {
    boolean early =
        refusal.code().equals(Access.IN_THIS_CASE)
            && facts.is(Fact.BEFORE_WINDOW).orElse(false)
            && line.isPresent();
    return early
        ? window(policy)
            .map(window -> window.opensOn(LocalDate.ofInstant(line.get().end(), China.ZONE)))
            .map(
                day ->
                    Problem.of(
                            "application.too-early",
                            refusal.field(),
                            policy.word(service, Locale.SIMPLIFIED_CHINESE),
                            policy.word(service, Locale.ENGLISH),
                            day.toString())
                        .by(refusal.rule(), refusal.citation()))
            .orElse(refusal)
        : refusal;
  }

  /** When a renewal may be asked for; sooner in a demonstration that shows one right away. */
  public static Optional<RenewalWindow> window(Policy policy) {
    return Optional.ofNullable(policy.certificate().renewal())
        .map(window -> window.sooner(Demonstration.renewalDays()));
  }
}
