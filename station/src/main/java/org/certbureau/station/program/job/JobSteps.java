package org.certbureau.station.program.job;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Prepare;
import org.certbureau.station.contract.proof.InstallProof;
import org.certbureau.station.program.disk.FailPoints;
import org.certbureau.station.program.order.OrderRefused;
import org.certbureau.station.program.order.OrderedPair;
import org.certbureau.station.program.pin.FirstPins;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.pin.PinTools;
import org.certbureau.station.program.pin.Slip;
import org.certbureau.station.program.token.Container;
import org.certbureau.station.program.token.EnvelopeRefused;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.PinRejected;
import org.certbureau.station.program.token.SmartToken;
import org.certbureau.station.program.token.TokenCertificates;
import org.certbureau.station.program.token.TokenDriver;
import org.certbureau.station.program.token.TokenFault;

/**
 * The steps of a job. Each one begins with what is on disk, so that it can be repeated after a
 * crash at any point; a token that was touched for a job is used for no other.
 */
final class JobSteps {
  private static final Logger LOG = Logger.getLogger(JobSteps.class.getName());

  /** Where the bureau names no limit. */
  private static final int DEFAULT_PIN_RETRY_LIMIT = 6;

  private final TokenDriver driver;
  private final JobStore jobs;
  private final PinTools pins;
  private final Clock clock;
  private final MadeTokens made;
  private final FirstPins firstPins = new FirstPins();

  JobSteps(TokenDriver driver, JobStore jobs, PinTools pins, Clock clock) {
    this.driver = driver;
    this.jobs = jobs;
    this.pins = pins;
    this.clock = clock;
    this.made = new MadeTokens(driver, jobs);
  }

  /** A job that was given up or begun in the rack is no other kind of job later. */
  void requireUnheardOf(String job) throws IOException, OrderRefused {
    Optional<JobProgress> known = jobs.find(job);
    if (known.isPresent()) {
      throw known.get().phase().closed()
          ? new OrderRefused(FailureCode.JOB_CLOSED, "the job is " + known.get().phase())
          : new OrderRefused(FailureCode.OUT_OF_ORDER, "the job is for a blank");
    }
  }

  JobReport prepare(Prepare order) throws IOException, OrderRefused {
    Optional<JobProgress> known = jobs.find(order.job());
    Optional<JobReport> given = known.flatMap(job -> job.answer(JobStep.PREPARE));
    if (given.isPresent()) {
      return given.get();
    }
    if (known.isPresent() && known.get().phase().closed()) {
      throw new OrderRefused(FailureCode.JOB_CLOSED, "the job was given up");
    }
    if (!pins.keys().makes(pinKey(order))) {
      return failWithoutToken(
          order.job(), FailureCode.NO_PIN_KEY, "there is no PIN key " + order.pinKey() + " here");
    }
    Optional<SmartToken> token;
    try {
      token = tokenFor(order.job(), known);
    } catch (TokenFault e) {
      // one that was taken before a crash may be touched: the bureau is to count it as spent
      return known.isPresent()
          ? fail(known.get(), JobStep.PREPARE, FailureCode.TOKEN_FAULT, e.getMessage())
          : failWithoutToken(order.job(), FailureCode.TOKEN_FAULT, e.getMessage());
    }
    return token.isPresent()
        ? prepare(order, token.get())
        : failWithoutToken(
            order.job(), FailureCode.NO_BLANK_TOKEN, "there is no blank token in the rack");
  }

  JobReport install(Install order) throws IOException, OrderRefused {
    JobProgress job = known(order.job());
    requireChip(job, order.chip());
    Optional<JobReport> given = job.answer(JobStep.INSTALL);
    if (given.isPresent()) {
      return given.get();
    }
    requireOpen(job);
    requirePhase(job, JobProgress.Phase.PREPARED);
    JobReport answer;
    try {
      answer = new Installed(job.id(), job.chip(), Octets.of(write(order, job)));
    } catch (OrderedPair.WrongKey e) {
      return fail(job, JobStep.INSTALL, e.code(), e.getMessage());
    } catch (EnvelopeRefused e) {
      return fail(job, JobStep.INSTALL, FailureCode.WRONG_ENCRYPTION_KEY, e.getMessage());
    } catch (PinRejected e) {
      return fail(job, JobStep.INSTALL, FailureCode.PIN_LOCKED, e.getMessage());
    } catch (TokenFault e) {
      return fail(job, JobStep.INSTALL, FailureCode.TOKEN_FAULT, e.getMessage());
    }
    FailPoints.pass("install.before-state");
    jobs.save(job.answered(JobProgress.Phase.INSTALLED, answer));
    FailPoints.pass("install.after-state");
    return answer;
  }

  /** Empty once the slip is printed. */
  Optional<JobReport> confirm(Confirmed order) throws IOException, OrderRefused {
    JobProgress job = known(order.job());
    requireChip(job, order.chip());
    if (job.phase() == JobProgress.Phase.CONFIRMED) {
      return Optional.empty();
    }
    requireOpen(job);
    requirePhase(job, JobProgress.Phase.INSTALLED);
    FailPoints.pass("confirm.before-state");
    // before the slip: who holds the slip can have the token
    made.handOut(job);
    Pin pin = pins.vault().open(job.sealedPin(), job.id(), job.chip());
    try {
      pins.printer().print(new Slip(job.id(), job.chip(), pin, order.slip(), clock.instant()));
    } catch (IOException e) {
      LOG.log(Level.SEVERE, "The PIN slip of job " + job.id() + " cannot be printed", e);
      return Optional.of(
          new Failed(
              job.id(),
              JobStep.CONFIRM,
              null,
              FailureCode.SLIP_NOT_PRINTED,
              "the PIN slip cannot be printed; the token is as it was"));
    }
    FailPoints.pass("confirm.after-print");
    jobs.save(job.confirmed());
    FailPoints.pass("confirm.after-state");
    return Optional.empty();
  }

  List<JobReport> unconfirmed() {
    return made.unconfirmed();
  }

  /** Empty unless a token was touched of which the bureau does not know. */
  Optional<JobReport> abandon(Abandon order) throws IOException, OrderRefused {
    Optional<JobProgress> known = jobs.find(order.job());
    if (known.isEmpty()) {
      jobs.save(JobProgress.neverBegun(order.job()));
      return Optional.empty();
    }
    JobProgress job = known.get();
    if (order.chip() != null && job.chip() != null) {
      requireChip(job, order.chip());
    }
    if (job.phase() == JobProgress.Phase.CONFIRMED) {
      throw new OrderRefused(FailureCode.JOB_CLOSED, "the job is done and its slip printed");
    }
    if (job.phase().closed()) {
      return job.answer(JobStep.ABANDON);
    }
    Optional<JobReport> answer = Optional.empty();
    if (!isUntouched(job)) {
      spoil(job);
      if (order.chip() == null) {
        answer = Optional.of(job.touched());
      }
    }
    FailPoints.pass("abandon.before-state");
    jobs.save(answer.map(job::abandoned).orElseGet(job::abandoned));
    FailPoints.pass("abandon.after-state");
    return answer;
  }

  private JobReport prepare(Prepare order, SmartToken token) throws IOException {
    Pin pin = firstPins.next();
    // on disk before the token is touched: after a crash the job finds its token again
    JobProgress job =
        JobProgress.taken(
            order.job(), token.chip(), pins.vault().seal(pin, order.job(), token.chip()));
    Pin adminPin;
    try {
      adminPin = pins.keys().adminPin(pinKey(order), token.chip()).orElseThrow();
      jobs.save(job);
    } catch (IOException e) {
      driver.giveBack(token);
      throw e;
    }
    FailPoints.pass("prepare.taken");
    JobReport answer;
    try {
      answer =
          new KeyReady(job.id(), job.chip(), Octets.of(initialise(token, order, pin, adminPin)));
    } catch (TokenFault e) {
      return fail(job, JobStep.PREPARE, FailureCode.TOKEN_FAULT, e.getMessage());
    }
    FailPoints.pass("prepare.before-state");
    jobs.save(job.answered(JobProgress.Phase.PREPARED, answer));
    FailPoints.pass("prepare.after-state");
    return answer;
  }

  /**
   * The token that was taken before a crash, if it is still this job's; a blank one where another
   * job has got it since.
   */
  private Optional<SmartToken> tokenFor(String job, Optional<JobProgress> known) throws TokenFault {
    if (known.isPresent()) {
      Optional<SmartToken> same = takenBefore(known.get());
      if (same.isPresent()) {
        return same;
      }
    }
    return driver.takeBlank();
  }

  private Optional<SmartToken> takenBefore(JobProgress job) throws TokenFault {
    Optional<SmartToken> untouched = driver.takeBlank(job.chip());
    if (untouched.isPresent()) {
      return untouched;
    }
    SmartToken token = driver.token(job.chip());
    boolean begun =
        token.state() == HeldToken.State.INITIALISED
            && token.label().filter(job.id()::equals).isPresent();
    return begun ? Optional.of(token) : Optional.empty();
  }

  private String pinKey(Prepare order) {
    return order.pinKey() == null ? pins.keys().current() : order.pinKey();
  }

  private byte[] initialise(SmartToken token, Prepare order, Pin pin, Pin adminPin)
      throws TokenFault {
    int limit = order.pinRetryLimit() == null ? DEFAULT_PIN_RETRY_LIMIT : order.pinRetryLimit();
    token.initialise(order.job(), pin, adminPin, limit);
    try (HeldToken.Session session = token.logIn(pin)) {
      Container container = session.createContainer(order.job());
      container.generateSigningPair();
      return container.certificationRequest(order.job());
    }
  }

  /** Writes and reads back; the proof is signed only over what is on the token. */
  private byte[] write(Install order, JobProgress job) throws TokenFault {
    OrderedPair pair = OrderedPair.of(order, (KeyReady) job.answers().get(JobStep.PREPARE));
    TokenCertificates certificates =
        new TokenCertificates(
            order.signingCertificate(), order.encryptionCertificate(), order.chain());
    SmartToken token = driver.token(job.chip());
    Pin pin = pins.vault().open(job.sealedPin(), job.id(), job.chip());
    try (HeldToken.Session session = token.logIn(pin)) {
      Container container = session.container(job.id());
      Sm2PublicKey imported = container.importEncryptionPair(order.envelopedKey().toByteArray());
      pair.requireEncryptionKey(imported);
      container.writeCertificates(certificates);
      HeldToken.Content written = new HeldToken.Content(job.id(), Optional.of(certificates));
      if (!token.containers().contains(written)) {
        throw new TokenFault("the token does not hold what was written to it");
      }
      return container.sign(InstallProof.message(order));
    }
  }

  private JobReport failWithoutToken(String job, FailureCode code, String detail)
      throws IOException {
    // kept: a copy of the order that comes later must not get a token after all
    JobReport answer = new Failed(job, JobStep.PREPARE, null, code, detail);
    jobs.save(JobProgress.failedAtOnce(answer));
    return answer;
  }

  private JobReport fail(JobProgress job, JobStep step, FailureCode code, String detail)
      throws IOException {
    JobReport answer = new Failed(job.id(), step, job.chip(), code, detail);
    spoil(job);
    jobs.save(job.failed(answer));
    LOG.warning(
        () -> "Job " + job.id() + " failed, token " + job.chip() + " is spoiled: " + detail);
    return answer;
  }

  /** A token that cannot be reached now is still no blank one when it comes back. */
  private void spoil(JobProgress job) {
    try {
      driver.token(job.chip()).spoil();
    } catch (TokenFault e) {
      LOG.log(Level.WARNING, "Token " + job.chip() + " cannot be spoiled, collect it", e);
    }
  }

  /** Chosen before a crash, and neither initialised nor told to the bureau since. */
  private boolean isUntouched(JobProgress job) {
    try {
      return job.phase() == JobProgress.Phase.TAKEN
          && driver.token(job.chip()).state() == HeldToken.State.BLANK;
    } catch (TokenFault e) {
      return false;
    }
  }

  private JobProgress known(String id) throws IOException, OrderRefused {
    return jobs.find(id)
        .orElseThrow(
            () -> new OrderRefused(FailureCode.UNKNOWN_JOB, "the job was not prepared here"));
  }

  private static void requireChip(JobProgress job, String chip) throws OrderRefused {
    if (!chip.equals(job.chip())) {
      throw new OrderRefused(
          FailureCode.WRONG_CHIP, "the job was prepared on another chip than " + chip);
    }
  }

  private static void requireOpen(JobProgress job) throws OrderRefused {
    if (job.phase().closed()) {
      throw new OrderRefused(FailureCode.JOB_CLOSED, "the job is " + job.phase());
    }
  }

  private static void requirePhase(JobProgress job, JobProgress.Phase phase) throws OrderRefused {
    if (job.phase() != phase) {
      throw new OrderRefused(
          FailureCode.OUT_OF_ORDER, "the job is " + job.phase() + ", not " + phase);
    }
  }
}
