package org.certbureau.station.program.job;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Step;

/**
 * How far a job has come at this station; a step is answered once and then always the same.
 *
 * @param chip null where no token was taken
 * @param sealedPin the first user PIN, from the taking of the token to the printing of its slip;
 *     null before and after
 * @param answers what was reported, by step
 */
record Job(String id, Phase phase, String chip, Octets sealedPin, Map<Step, JobReport> answers) {
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

  Job {
    answers = Map.copyOf(answers);
  }

  static Job taken(String id, String chip, Octets sealedPin) {
    return new Job(id, Phase.TAKEN, chip, sealedPin, Map.of());
  }

  /** A job that the bureau gave up before this station heard of it. */
  static Job neverBegun(String id) {
    return new Job(id, Phase.ABANDONED, null, null, Map.of());
  }

  static Job failedAtOnce(JobReport answer) {
    return new Job(answer.job(), Phase.FAILED, null, null, Map.of(answer.step(), answer));
  }

  Optional<JobReport> answer(Step step) {
    return Optional.ofNullable(answers.get(step));
  }

  Job answered(Phase next, JobReport answer) {
    return new Job(id, next, chip, sealedPin, with(answer));
  }

  Job failed(JobReport answer) {
    return new Job(id, Phase.FAILED, chip, null, with(answer));
  }

  Job confirmed() {
    return new Job(id, Phase.CONFIRMED, chip, null, answers);
  }

  Job abandoned() {
    return new Job(id, Phase.ABANDONED, chip, null, answers);
  }

  private Map<Step, JobReport> with(JobReport answer) {
    Map<Step, JobReport> more = new EnumMap<>(Step.class);
    more.putAll(answers);
    more.put(answer.step(), answer);
    return more;
  }
}
