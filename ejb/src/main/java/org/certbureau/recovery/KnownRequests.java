package org.certbureau.recovery;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kmc.KeyRecovery;
import org.certbureau.staff.Caller;

/** The latest request of a case, where its region is an officer's. */
@Dependent
class KnownRequests {
  @EJB private KeyRecovery centre;
  @Inject private Requests requests;
  @Inject private OneByOne oneByOne;

  /**
   * The latest of a case that is an officer's to see, by its job.
   *
   * @throws NotFound also for another region's
   */
  String seen(CaseNumber number, Caller officer) {
    String job = latest(number).orElseThrow(() -> notFound(number));
    RegionCode region = oneByOne.region(job);
    if (region == null) {
      throw notFound(number);
    }
    officer.requireRegion(region, () -> notFound(number));
    return job;
  }

  /** By the key centre's word where it is open there; else of the rows that there are. */
  private Optional<String> latest(CaseNumber number) {
    return centre.open(number).or(() -> requests.latest(number));
  }

  /** The latest of each case that one of those jobs was for. */
  List<String> latestBeside(Collection<String> jobs) {
    return jobs.stream()
        .map(job -> job.substring(0, Math.max(0, job.lastIndexOf('-'))))
        .distinct()
        .flatMap(number -> CaseNumber.find(number).stream())
        .flatMap(number -> latest(number).stream())
        .toList();
  }

  /** The same, held until the transaction ends. */
  RecoveryRequest held(CaseNumber number, Caller officer) {
    return requests.hold(seen(number, officer)).orElseThrow(() -> notFound(number));
  }

  private static NotFound notFound(CaseNumber number) {
    return new NotFound("recovery.not-found", "case", number.value());
  }
}
