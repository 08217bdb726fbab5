package org.certbureau.station.program.job;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.Octets;

/**
 * How far a job has come at this station; a step is answered once and then always the same.
 *
 * @param chip null where no token was taken
 * @param sealedPin the first user PIN, from the taking of the token to the printing of its slip;
 *     null before and after
 * @param answers what was reported, by step
 */
record JobProgress(
    String id, Phase phase, String chip, Octets sealedPin, Map<JobStep, JobReport> answers) {
  enum Phase {
    /** A token is chosen and maybe half initialised; the bureau knows nothing of it yet. */
    TAKEN,
    PREPARED,
    INSTALLED,
    CONFIRMED,
    FAILED,
    ABANDONED;

    boolean closed() {
      return this == CONFIRMED || this == FAILED || this == ABANDONED;
    }
  }

  JobProgress {
    answers = Map.copyOf(answers);
  }

  static JobProgress taken(String id, String chip, Octets sealedPin) {
    return new JobProgress(id, Phase.TAKEN, chip, sealedPin, Map.of());
  }

  /** A job that the bureau gave up before this station heard of it. */
  static JobProgress neverBegun(String id) {
    return new JobProgress(id, Phase.ABANDONED, null, null, Map.of());
  }

  static JobProgress failedAtOnce(JobReport answer) {
    return new JobProgress(answer.job(), Phase.FAILED, null, null, Map.of(answer.step(), answer));
  }

  Optional<JobReport> answer(JobStep step) {
    return Optional.ofNullable(answers.get(step));
  }

  JobProgress answered(Phase next, JobReport answer) {
    return new JobProgress(id, next, chip, sealedPin, with(answer));
  }

  JobProgress failed(JobReport answer) {
    return new JobProgress(id, Phase.FAILED, chip, null, with(answer));
  }

  /** What the bureau is told where it gave the job up and knows of no token. */
  JobReport touched() {
    return new Failed(
        id,
        JobStep.ABANDON,
        chip,
        FailureCode.JOB_CLOSED,
        "the job was given up after its token had been touched");
  }

  JobProgress confirmed() {
    return new JobProgress(id, Phase.CONFIRMED, chip, null, answers);
  }

  JobProgress abandoned() {
    return new JobProgress(id, Phase.ABANDONED, chip, null, answers);
  }

  JobProgress abandoned(JobReport answer) {
    return new JobProgress(id, Phase.ABANDONED, chip, null, with(answer));
  }

  private Map<JobStep, JobReport> with(JobReport answer) {
    Map<JobStep, JobReport> more = new EnumMap<>(JobStep.class);
    more.putAll(answers);
    more.put(answer.step(), answer);
    return more;
  }
}
