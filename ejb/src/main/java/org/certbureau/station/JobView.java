package org.certbureau.station;

import java.time.Duration;
import java.time.Instant;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

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
  private static final Duration STANDS_STILL = Duration.ofMinutes(5);

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
    return waitsFor == JobWait.HOLDER || waitsFor == JobWait.READER || waitsFor == JobWait.CLEARING;
  }

  /** From the first order to the present state. */
  public Duration getTaken() {
    return Duration.between(openedAt, stepAt);
  }
}
