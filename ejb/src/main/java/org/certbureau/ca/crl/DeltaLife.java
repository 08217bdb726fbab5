package org.certbureau.ca.crl;

import java.time.Duration;
import java.time.Instant;
import org.certbureau.settings.CertificateSettings;
import org.certbureau.work.clock.ClockJump;

/** When deltas are made, and for how long they are good. */
final class DeltaLife {
  private DeltaLife() {}

  /** {@code BUREAU_CRL_DELTA_VALIDITY_SECONDS}: twice as long as the next one takes to come. */
  static Duration validity() {
    return CertificateSettings.CRL_DELTA_VALIDITY_SECONDS.value();
  }

  /** Whether it is time for a delta that says the same anew. */
  static boolean isOver(Instant thisUpdate, Instant now) {
    return !now.isBefore(thisUpdate.plus(validity().dividedBy(2)))
        || ClockJump.isAhead(thisUpdate, now);
  }

  /** Whether a list of so many lines is made as quickly as its delta would be. */
  static boolean isShort(long lines) {
    return lines <= CertificateSettings.CRL_DELTA_FROM.value();
  }
}
