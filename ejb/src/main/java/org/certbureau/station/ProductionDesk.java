package org.certbureau.station;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.application.Applications;
import org.certbureau.application.sight.CaseSight;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.station.pinkeys.PinKeyBook;
import org.certbureau.station.stage.BornKey;
import org.certbureau.work.Page;

/** Shows stations and jobs to whoever acts for their region, and a branch its own jobs. */
@Stateless
@RolesAllowed({
  Roles.ACCEPTOR,
  Roles.REVIEWER,
  Roles.CASHIER,
  Roles.MAKER,
  Roles.AUDITOR,
  Roles.BRANCH
})
public class ProductionDesk {
  @Inject private Applications applications;
  @Inject private Jobs jobs;
  @Inject private Stations stations;
  @Inject private JobDispatch dispatch;
  @Inject private PinKeyBook pinKeys;
  @EJB private Callers callers;
  @Inject private Clock clock;

  /** Open jobs first, then the latest that ended. */
  public List<JobView> recent(int limit) {
    return views(jobs.recent(CaseSight.reading(caller()).named(), Page.size(limit, 200)));
  }

  /** All attempts for an application, the newest first; none for a foreign region's. */
  public List<JobView> ofCase(CaseNumber number) {
    return ofCases(List.of(number));
  }

  /** The same for many, in one query. */
  public List<JobView> ofCases(Collection<CaseNumber> numbers) {
    return views(seen(jobs.ofCases(numbers)));
  }

  /** These jobs, in no order; none for a number that no job has, or a foreign region's. */
  public List<JobView> named(Collection<String> numbers) {
    return views(seen(jobs.named(numbers)));
  }

  /** Those whose case is the caller's to see. */
  private List<Job> seen(List<Job> found) {
    CaseSight sight = CaseSight.reading(caller());
    Set<CaseNumber> partly =
        found.stream()
            .filter(job -> !sight.isWhole(job.region()) && sight.isPartly(job.region()))
            .map(job -> job.item().caseNumber())
            .collect(Collectors.toSet());
    Set<CaseNumber> own = applications.seen(sight, partly);
    return found.stream()
        .filter(job -> sight.isWhole(job.region()) || own.contains(job.item().caseNumber()))
        .toList();
  }

  /** What the jobs of a desk wait for is asked once, and only where one waits. */
  private List<JobView> views(List<Job> shown) {
    Map<Waiting, JobWait> waits = new HashMap<>();
    return shown.stream()
        .map(
            job ->
                JobView.of(
                    job,
                    job.state() == JobState.WAITING
                        ? waits.computeIfAbsent(
                            Waiting.of(job),
                            one ->
                                dispatch.waitsFor(
                                    one.region, one.desk, one.kind, one.pinKey, one.maybe))
                        : null))
        .toList();
  }

  /** Jobs that are alike in this wait for the same. */
  private record Waiting(
      RegionCode region, String desk, JobKind kind, String pinKey, String maybe) {
    static Waiting of(Job job) {
      return new Waiting(
          job.region(),
          job.desk(),
          job.kind(),
          job.pinKey(),
          job.pinOrder() == null ? null : job.pinOrder().newKey());
    }
  }

  /** The request (PKCS#10, DER) by which the token of a job proved that it holds its key. */
  public byte[] request(String jobNumber) {
    return seen(jobs.byNumber(jobNumber).stream().toList()).stream()
        .findFirst()
        .map(Job::born)
        .filter(Objects::nonNull)
        .map(BornKey::request)
        .orElseThrow(() -> new NotFound("station.job-unknown", "job", jobNumber));
  }

  /**
   * Whether a station of its region can set another PIN on a token, so that nobody hands one in for
   * nothing; no for a token that was never heard of.
   *
   * @param region that the caller acts for
   */
  public boolean canUnlock(RegionCode region, String chip) {
    caller().requireRegion(region, () -> new NotFound("token.not-found", "chip", chip));
    return dispatch.canUnlock(region, chip);
  }

  public List<StationView> stations() {
    Instant now = clock.instant();
    List<Station> shown = stations.in(caller().regions());
    Map<String, Set<String>> keys = pinKeys.names(shown.stream().map(Station::code).toList());
    return shown.stream().map(s -> s.toView(now, keys.get(s.code()))).toList();
  }

  /** By any role that is admitted here. */
  private Caller caller() {
    return callers.as(
        Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR, Roles.BRANCH);
  }
}
