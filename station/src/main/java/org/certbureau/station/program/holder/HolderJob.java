package org.certbureau.station.program.holder;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.PinReset;
import org.certbureau.station.contract.Rekey;
import org.certbureau.station.contract.ResetPin;
import org.certbureau.station.contract.Settled;

/**
 * How far a job for a holder's token has come at this station.
 *
 * @param certificate DER of the signing certificate in force when the job began; null once nothing
 *     is left to do, like holder and task
 * @param since milliseconds; the oldest job on a token comes first
 * @param touched whether the token may hold a container of this job
 * @param install what is to be written; null before it came and after it was written
 * @param answers what was reported or is to be, by step
 * @param unsent steps whose answers the broker may not have yet
 * @param reset of a job that sets another PIN; null where another pair is written
 */
record HolderJob(
    String id,
    String chip,
    Octets certificate,
    String holder,
    String task,
    long since,
    HolderPhase phase,
    boolean touched,
    Install install,
    Map<JobStep, JobReport> answers,
    Set<JobStep> unsent,
    ResetTask reset) {

  HolderJob {
    answers = Map.copyOf(answers);
    unsent = Set.copyOf(unsent);
  }

  static HolderJob wanted(Rekey order, Instant since) {
    return new HolderJob(
        order.job(),
        order.chip(),
        order.certificate(),
        order.holder(),
        order.task(),
        since.toEpochMilli(),
        HolderPhase.WANTED,
        false,
        null,
        Map.of(),
        Set.of(),
        null);
  }

  static HolderJob wanted(ResetPin order, Instant since) {
    return new HolderJob(
        order.job(),
        order.chip(),
        order.certificate(),
        order.holder(),
        order.task(),
        since.toEpochMilli(),
        HolderPhase.WANTED,
        false,
        null,
        Map.of(),
        Set.of(),
        ResetTask.of(order));
  }

  /** Whether another PIN is set, and no other pair is written. */
  boolean setsPin() {
    return reset != null;
  }

  HolderJob with(ResetTask task) {
    return with(phase, touched, install, answers, unsent, task);
  }

  /** The token has another PIN, and has signed under it. */
  HolderJob pinReset(PinReset answer) {
    return with(HolderPhase.WRITTEN, false, null, and(answer), andUnsent(answer), reset);
  }

  Optional<JobReport> answer(JobStep step) {
    return Optional.ofNullable(answers.get(step));
  }

  /** What was reported last that went wrong. */
  Optional<Failed> failure() {
    return answers.values().stream()
        .filter(Failed.class::isInstance)
        .map(Failed.class::cast)
        .findAny();
  }

  KeyReady keyReady() {
    return (KeyReady) answers.get(JobStep.PREPARE);
  }

  List<JobReport> reportsToSend() {
    return unsent.stream().sorted().map(answers::get).toList();
  }

  /** Whether the old pair is what counts and the new one can still be given up. */
  @JsonIgnore
  boolean isUndecided() {
    return phase == HolderPhase.WANTED
        || phase == HolderPhase.READY
        || phase == HolderPhase.WRITTEN;
  }

  /** Given up, and its container is still to be deleted. */
  @JsonIgnore
  boolean isLeftOver() {
    return phase == HolderPhase.GIVEN_UP && touched;
  }

  /** Whether it waits for its token, and not for the bureau. */
  boolean needsToken() {
    return phase == HolderPhase.WANTED
        || (phase == HolderPhase.READY && install != null)
        || phase == HolderPhase.IN_FORCE
        || isLeftOver();
  }

  /** Nothing is left to do or to report. */
  @JsonIgnore
  boolean isOver() {
    boolean done = phase == HolderPhase.SETTLED || (phase == HolderPhase.GIVEN_UP && !touched);
    return done && unsent.isEmpty();
  }

  /** To be kept before the token is touched. */
  HolderJob touching() {
    return with(phase, true, install, answers, unsent);
  }

  HolderJob ready(KeyReady answer) {
    return with(HolderPhase.READY, true, null, and(answer), andUnsent(answer));
  }

  HolderJob toInstall(Install order) {
    return with(phase, touched, order, answers, unsent);
  }

  HolderJob written(Installed answer) {
    return with(HolderPhase.WRITTEN, true, null, and(answer), andUnsent(answer));
  }

  HolderJob inForce() {
    return with(HolderPhase.IN_FORCE, true, null, answers, unsent);
  }

  HolderJob settled(Settled answer) {
    return with(HolderPhase.SETTLED, true, null, and(answer), andUnsent(answer), resetOver());
  }

  HolderJob failed(JobStep step, FailureCode code, String detail) {
    Failed answer = new Failed(id, step, null, code, detail);
    return with(HolderPhase.GIVEN_UP, touched, null, and(answer), andUnsent(answer), resetOver());
  }

  /** By the bureau, which wants to hear no more of it. */
  HolderJob abandoned() {
    return with(HolderPhase.GIVEN_UP, touched, null, answers, Set.of(), resetOver());
  }

  /** Its container is off the token. */
  HolderJob cleared() {
    return with(phase, false, null, answers, unsent);
  }

  HolderJob sent(JobReport report) {
    Set<JobStep> left = EnumSet.noneOf(JobStep.class);
    left.addAll(unsent);
    if (report.equals(answers.get(report.step()))) {
      left.remove(report.step());
    }
    return with(phase, touched, install, answers, left);
  }

  /** What is kept for good names no holder. */
  HolderJob closed() {
    return new HolderJob(
        id, chip, null, null, null, since, phase, touched, null, answers, Set.of(), resetOver());
  }

  private ResetTask resetOver() {
    return reset == null ? null : reset.over();
  }

  private HolderJob with(
      HolderPhase next,
      boolean nowTouched,
      Install order,
      Map<JobStep, JobReport> reports,
      Set<JobStep> toSend) {
    return with(next, nowTouched, order, reports, toSend, reset);
  }

  private HolderJob with(
      HolderPhase next,
      boolean nowTouched,
      Install order,
      Map<JobStep, JobReport> reports,
      Set<JobStep> toSend,
      ResetTask pin) {
    return new HolderJob(
        id, chip, certificate, holder, task, since, next, nowTouched, order, reports, toSend, pin);
  }

  private Map<JobStep, JobReport> and(JobReport answer) {
    Map<JobStep, JobReport> more = new EnumMap<>(JobStep.class);
    more.putAll(answers);
    more.put(answer.step(), answer);
    return more;
  }

  private Set<JobStep> andUnsent(JobReport answer) {
    Set<JobStep> more = EnumSet.of(answer.step());
    more.addAll(unsent);
    return more;
  }

  /** Names no holder: it may stand in a log. */
  @Override
  public String toString() {
    return "job " + id + " on token " + chip;
  }
}
