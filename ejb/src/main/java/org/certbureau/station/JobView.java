package org.certbureau.station;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.station.stage.JobFailure;

/**
 * A job as screens and machines see it.
 *
 * @param kind what is done with the token
 * @param attempt 1 for the first try
 * @param waitsFor what has to come before it goes on; null where that is a matter of seconds
 * @param desk that it is for, where that has stations of its own; null where any will do
 * @param chip the token that was taken, where the bureau has heard of one
 * @param failureCode null unless failed
 * @param failureDetail what was said beyond the code: English by the station, or why a maker gave
 *     it up
 * @param failure the code with its sentences; null unless failed
 * @param slipProblem why the PIN slip could not be printed when last tried, by its code; null where
 *     nothing was heard against it
 * @param slipProblemAt when that was
 * @param stepAt when the present state began
 */
public record JobView(
    String number,
    CaseNumber caseNumber,
    JobKind kind,
    int attempt,
    RegionCode region,
    String holderName,
    JobState state,
    JobWait waitsFor,
    String desk,
    String station,
    String chip,
    String failedStep,
    String failureCode,
    String failureDetail,
    ProductionFailure failure,
    String slipProblem,
    Instant slipProblemAt,
    Instant openedAt,
    Instant stepAt) {
  private static final Set<JobWait> AT_READER =
      EnumSet.of(JobWait.HOLDER, JobWait.READER, JobWait.CLEARING, JobWait.TOKEN);

  private static final Duration STANDS_STILL = Duration.ofMinutes(5);

  /**
   * @param waitsFor null unless it waits for a station
   */
  static JobView of(Job job, JobWait waitsFor) {
    Optional<JobFailure> failure = Optional.ofNullable(job.failure());
    return new JobView(
        job.number(),
        job.item().caseNumber(),
        job.kind(),
        job.attempt(),
        job.region(),
        job.holderName(),
        job.state(),
        waitsFor == null ? JobWait.atStation(job.kind(), job.state(), job.isUnsettled()) : waitsFor,
        job.desk(),
        job.station(),
        job.chip(),
        failure.map(JobFailure::step).orElse(null),
        failure.map(JobFailure::code).orElse(null),
        failure.map(JobFailure::detail).orElse(null),
        failure.map(JobFailure::why).orElse(null),
        job.slip().problem(),
        job.slip().since(),
        job.openedAt(),
        job.stepAt());
  }

  /** Why there is no PIN slip, with its sentences; null where nothing was heard against it. */
  public ProductionFailure getSlip() {
    return slipProblem == null ? null : ProductionFailure.of(slipProblem);
  }

  /** Whether it has not moved for so long that a maker may give it up by hand. */
  public boolean standsStillAt(Instant now) {
    return !state.over() && stepAt.plus(STANDS_STILL).isBefore(now);
  }

  /** Whether its holder has to be there with the token. */
  public boolean awaitsHolder() {
    return waitsFor != null && AT_READER.contains(waitsFor);
  }

  /** From the first order to the present state. */
  public Duration getTaken() {
    return Duration.between(openedAt, stepAt);
  }
}
