package org.certbureau.station.program.job;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.program.token.TokenDriver;
import org.certbureau.station.program.token.TokenFault;

/** Tokens whose pair is active: they count as handed out, whether or not somebody came yet. */
final class MadeTokens {
  private static final Logger LOG = Logger.getLogger(MadeTokens.class.getName());

  private final TokenDriver driver;
  private final JobStore jobs;

  MadeTokens(TokenDriver driver, JobStore jobs) {
    this.driver = driver;
    this.jobs = jobs;
  }

  /** The job is done whether or not this can be noted; the next start notes it. */
  void handOut(JobProgress job) {
    try {
      driver.handOut(job.chip());
    } catch (TokenFault e) {
      LOG.log(Level.WARNING, "Token " + job.chip() + " still counts as in the rack", e);
    }
  }

  /** Hands out what was made by programs that left it in the rack. */
  void handOutEarlierOnes() {
    try {
      driver.initialised().forEach(this::handOutIfMade);
    } catch (TokenFault e) {
      LOG.log(Level.WARNING, "What was made before cannot be told from what is being made", e);
    }
  }

  private void handOutIfMade(String chip) {
    jobOn(chip, JobProgress.Phase.CONFIRMED).ifPresent(this::handOut);
  }

  /** What was written, of which the bureau has not said yet what became of it. */
  List<JobReport> unconfirmed() {
    try {
      return driver.initialised().stream()
          .map(chip -> jobOn(chip, JobProgress.Phase.INSTALLED))
          .flatMap(Optional::stream)
          .map(job -> job.answer(JobStep.INSTALL))
          .flatMap(Optional::stream)
          .toList();
    } catch (TokenFault e) {
      LOG.log(Level.WARNING, "What waits for its confirmation cannot be told", e);
      return List.of();
    }
  }

  /** The job of a token in the rack, where it has come that far. */
  private Optional<JobProgress> jobOn(String chip, JobProgress.Phase phase) {
    try {
      Optional<String> label = driver.token(chip).label();
      Optional<JobProgress> job = label.isEmpty() ? Optional.empty() : jobs.find(label.get());
      return job.filter(known -> known.phase() == phase).filter(known -> chip.equals(known.chip()));
    } catch (TokenFault | IOException | IllegalStateException e) {
      LOG.log(Level.WARNING, e, () -> "Whether token " + chip + " is made cannot be told");
      return Optional.empty();
    }
  }
}
