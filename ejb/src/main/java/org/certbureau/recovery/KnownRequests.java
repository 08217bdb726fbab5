package org.certbureau.recovery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Caller;

/** The latest request of a case, where its region is an officer's. */
@Dependent
class KnownRequests {
  @Inject private Requests requests;
  @Inject private OneByOne oneByOne;

  /**
   * The latest of a case that is an officer's to see, by its job.
   *
   * @throws NotFound also for another region's
   */
  String seen(CaseNumber number, Caller officer) {
    String job = requests.latest(number).orElseThrow(() -> notFound(number));
    RegionCode region = oneByOne.region(job);
    if (region == null) {
      throw notFound(number);
    }
    officer.requireRegion(region, () -> notFound(number));
    return job;
  }

  /** The same, held until the transaction ends. */
  RecoveryRequest held(CaseNumber number, Caller officer) {
    return requests.hold(seen(number, officer)).orElseThrow(() -> notFound(number));
  }

  private static NotFound notFound(CaseNumber number) {
    return new NotFound("recovery.not-found", "case", number.value());
  }
}
