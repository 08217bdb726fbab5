package org.certbureau.station.program.job;

import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
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
    try {
      Optional<String> label = driver.token(chip).label();
      Optional<JobProgress> job = label.isEmpty() ? Optional.empty() : jobs.find(label.get());
      job.filter(known -> known.phase() == JobProgress.Phase.CONFIRMED)
          .filter(known -> chip.equals(known.chip()))
          .ifPresent(this::handOut);
    } catch (TokenFault | IOException | IllegalStateException e) {
      LOG.log(Level.WARNING, e, () -> "Whether token " + chip + " is made cannot be told");
    }
  }
}
