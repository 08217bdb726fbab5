package org.certbureau.application.line;

import java.time.Instant;
import java.time.LocalDate;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.policy.CertificatePolicy.RenewalWindow;
import org.certbureau.region.policy.Policy;

/** What the bureau finds out by itself of a certificate; nobody is asked for it. */
public final class LineFacts {
  private LineFacts() {}

  /**
   * @param end of the certificate; null where it never had one
   */
  public static Facts on(LocalDate day, Policy policy, Instant end) {
    if (end == null) {
      return Facts.NONE;
    }
    LocalDate lastDay = LocalDate.ofInstant(end, China.ZONE);
    RenewalWindow window = policy.certificate().renewal();
    return window == null
        ? Facts.of(Fact.EXPIRED, day.isAfter(lastDay))
        : window.factsOn(day, lastDay);
  }
}
