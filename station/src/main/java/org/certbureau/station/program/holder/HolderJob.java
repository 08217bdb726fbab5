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
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.RestoreKey;
import org.certbureau.station.contract.Restored;
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
 * @param reset of a job that sets another PIN; null of any other
 * @param restore of a job that brings a decryption key back; null of any other
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
    ResetTask reset,
    RestoreTask restore) {

  HolderJob {
    answers = Map.copyOf(answers);
    unsent = Set.copyOf(unsent);
  }

  static HolderJob wanted(Rekey order, Instant since) {
    return wanted(
        order.job(),
        order.chip(),
        order.certificate(),
        order.holder(),
        order.task(),
        since,
        null,
        null);
  }

  static HolderJob wanted(ResetPin order, Instant since) {
    return wanted(
        order.job(),
        order.chip(),
        order.certificate(),
        order.holder(),
        order.task(),
        since,
        ResetTask.of(order),
        null);
  }

  static HolderJob wanted(RestoreKey order, Instant since) {
    return wanted(
        order.job(),
        order.chip(),
        order.certificate(),
        order.holder(),
        order.task(),
        since,
        null,
        RestoreTask.awaited());
  }

  private static HolderJob wanted(
      String id,
      String chip,
      Octets certificate,
      String holder,
      String task,
      Instant since,
      ResetTask reset,
      RestoreTask restore) {
    return new HolderJob(
        id,
        chip,
        certificate,
        holder,
        task,
        since.toEpochMilli(),
        HolderPhase.WANTED,
        false,
        null,
        Map.of(),
        Set.of(),
        reset,
        restore);
  }

  HolderKind kind() {
    if (reset != null) {
      return HolderKind.RESET_PIN;
    }
    return restore == null ? HolderKind.REKEY : HolderKind.RESTORE_KEY;
  }

  boolean setsPin() {
    return kind() == HolderKind.RESET_PIN;
  }

  boolean restoresKey() {
    return kind() == HolderKind.RESTORE_KEY;
  }

  HolderJob with(ResetTask task) {
    return with(phase, touched, install, answers, unsent, task, restore);
  }

  /** The token has another PIN, and has signed under it. */
  HolderJob pinReset(PinReset answer) {
    return with(HolderPhase.WRITTEN, false, null, and(answer), andUnsent(answer));
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

  /** Whether what was before is what counts, and what the job brings can still be given up. */
  @JsonIgnore
  boolean isUndecided() {
    return phase == HolderPhase.WANTED
        || phase == HolderPhase.READY
        || phase == HolderPhase.WRITTEN;
  }

  /**
   * Whether people decide, and not a program; its token may go meanwhile, and it may take hours.
   */
  @JsonIgnore
  boolean isAtOfficers() {
    return restoresKey() && phase == HolderPhase.READY && restore.order() == null;
  }

  /** Given up, and its container is still to be deleted. */
  @JsonIgnore
  boolean isLeftOver() {
    return phase == HolderPhase.GIVEN_UP && touched;
  }

  /** Whether it waits for its token, and not for the bureau. */
  boolean needsToken() {
    return phase == HolderPhase.WANTED
        || (phase == HolderPhase.READY && isOrdered())
        || phase == HolderPhase.IN_FORCE
        || isLeftOver();
  }

  private boolean isOrdered() {
    return restoresKey() ? restore.order() != null : install != null;
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

  HolderJob toRestore(Restore order) {
    return with(phase, touched, install, answers, unsent, reset, new RestoreTask(order));
  }

  HolderJob restored(Restored answer) {
    return with(
        HolderPhase.WRITTEN, true, null, and(answer), andUnsent(answer), reset, restore.over());
  }

  HolderJob inForce() {
    return with(HolderPhase.IN_FORCE, true, null, answers, unsent);
  }

  HolderJob settled(Settled answer) {
    return over(HolderPhase.SETTLED, and(answer), andUnsent(answer));
  }

  HolderJob failed(JobStep step, FailureCode code, String detail) {
    Failed answer = new Failed(id, step, null, code, detail);
    return over(HolderPhase.GIVEN_UP, and(answer), andUnsent(answer));
  }

  /** By the bureau, which wants to hear no more of it. */
  HolderJob abandoned() {
    return over(HolderPhase.GIVEN_UP, answers, Set.of());
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
        id,
        chip,
        null,
        null,
        null,
        since,
        phase,
        touched,
        null,
        answers,
        Set.of(),
        resetOver(),
        restoreOver());
  }

  private HolderJob over(HolderPhase end, Map<JobStep, JobReport> reports, Set<JobStep> toSend) {
    return with(end, touched, null, reports, toSend, resetOver(), restoreOver());
  }

  private ResetTask resetOver() {
    return reset == null ? null : reset.over();
  }

  private RestoreTask restoreOver() {
    return restore == null ? null : restore.over();
  }

  private HolderJob with(
      HolderPhase next,
      boolean nowTouched,
      Install order,
      Map<JobStep, JobReport> reports,
      Set<JobStep> toSend) {
    return with(next, nowTouched, order, reports, toSend, reset, restore);
  }

  private HolderJob with(
      HolderPhase next,
      boolean nowTouched,
      Install order,
      Map<JobStep, JobReport> reports,
      Set<JobStep> toSend,
      ResetTask pin,
      RestoreTask key) {
    return new HolderJob(
        id,
        chip,
        certificate,
        holder,
        task,
        since,
        next,
        nowTouched,
        order,
        reports,
        toSend,
        pin,
        key);
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
