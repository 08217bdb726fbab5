package org.certbureau.station;

import java.util.List;
import java.util.Locale;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.kernel.Beginning;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.JobReport;

/**
 * Why a job cannot go on.
 *
 * @param step where it came to its end: a step of the contract, or the job's state; null for the
 *     state that it is in
 * @param chip the token that the station had taken; null where none
 * @param detail what was said beyond the code; null or blank for nothing
 */
public record Refusal(String job, String step, String chip, ProductionFailure why, String detail) {
  /** As much as a station's operator is told (common.json, sentence). */
  private static final int LONGEST_SENTENCE = 500;

  /** The station says that it cannot. */
  public static Refusal of(Failed failed) {
    return new Refusal(
        failed.job(),
        failed.step().name(),
        failed.chip(),
        ProductionFailure.of(failed.code().name()),
        failed.detail());
  }

  /** The bureau cannot act on what is reported. */
  public static Refusal of(JobReport report, BureauVerdict verdict) {
    return new Refusal(
        report.job(),
        report.step().name(),
        report.chip(),
        ProductionFailure.of(verdict.name()),
        null);
  }

  /** A rule refuses what is reported. */
  public static Refusal of(JobReport report, RuleViolation refused) {
    return byRule(report.job(), report.step().name(), report.chip(), refused);
  }

  /** A rule refuses what was to come next. */
  public static Refusal byRule(String job, String step, String chip, RuleViolation refused) {
    return new Refusal(job, step, chip, ProductionFailure.of(refused.problems().get(0)), null);
  }

  /** The bureau ends it, wherever it stands. */
  public static Refusal of(String job, BureauVerdict verdict) {
    return new Refusal(job, null, null, ProductionFailure.of(verdict.name()), null);
  }

  /**
   * @param by number of the application that took effect
   */
  public static Refusal stopped(String job, CaseNumber by) {
    ProductionFailure why =
        new ProductionFailure(BureauVerdict.STOPPED.name(), List.of(by.value()));
    return new Refusal(job, null, null, why, null);
  }

  /** A maker gives it up, wherever it stands. */
  public static Refusal byMaker(String job, String reason) {
    return new Refusal(
        job, null, null, ProductionFailure.of(BureauVerdict.ABANDONED.name()), reason);
  }

  /** One sentence for the station's operator. */
  String said() {
    return Beginning.of(
        detail == null || detail.isBlank() ? why.in(Locale.ENGLISH) : detail, LONGEST_SENTENCE);
  }
}
