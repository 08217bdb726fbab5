package org.certbureau.station;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.certbureau.application.production.ItemRef;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.KeyReady;

/**
 * One attempt to make one token for one item of a case. A failed job is over for good: the next
 * attempt is a job of its own with a token of its own.
 */
@Entity
@Table(name = "station_job")
class Job extends AuditedRegionRow {
  @Id
  @Column(name = "job_number")
  private String number;

  @Column(name = "case_number")
  private CaseNumber caseNumber;

  /** What is done with the token. */
  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private JobKind kind;

  @Column(name = "item_id")
  private long itemId;

  /** The item while the job is not over, then null: unique, so an item has one job at a time. */
  @Column(name = "open_item")
  private Long openItem;

  /** The certificate that was there before it, by its key; null where it makes a first one. */
  @Column(name = "line_id")
  private Long line;

  /** The desk that it is for, if that has stations of its own; null where any will do. */
  @Column(name = "desk")
  private String desk;

  @Column(name = "attempt")
  private int attempt;

  @Column(name = "holder_name")
  private String holderName;

  @Column(name = "pin_retry_limit")
  private int pinRetryLimit;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private JobState state;

  @Column(name = "station")
  private String station;

  @Column(name = "chip")
  private String chip;

  @Column(name = "p10")
  private byte[] p10;

  @Column(name = "token_key")
  private byte[] tokenKey;

  /** What the token's proof is verified against: the digest of the message it is to sign. */
  @Column(name = "proof_digest")
  private byte[] proofDigest;

  @Column(name = "failed_step")
  private String failedStep;

  @Column(name = "failure_code")
  private String failureCode;

  /** Code and arguments of a rule's refusal; null where the code says it all. */
  @Column(name = "refusal")
  private String refusal;

  @Column(name = "failure_detail")
  private String failureDetail;

  /** Why there is no PIN slip; null where the station has not said that it is missing. */
  @Column(name = "slip_problem")
  private String slipProblem;

  @Column(name = "slip_problem_at")
  private Instant slipProblemAt;

  @Column(name = "slip_misses")
  private int slipMisses;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "step_at")
  private Instant stepAt;

  protected Job() {}

  Job(NewJob wanted, int attempt, Instant now) {
    super(wanted.region());
    this.number = wanted.caseNumber() + "-" + attempt;
    this.caseNumber = wanted.caseNumber();
    this.kind = wanted.kind();
    this.itemId = wanted.item();
    this.openItem = itemId;
    this.line = wanted.line();
    this.desk = wanted.desk();
    this.attempt = attempt;
    this.holderName = wanted.holderName();
    this.pinRetryLimit = wanted.pinRetryLimit();
    this.state = JobState.WAITING;
    this.openedAt = now;
    this.stepAt = now;
  }

  void sendTo(String stationCode, Instant now) {
    require(JobState.WAITING);
    station = stationCode;
    move(JobState.PREPARING, now);
  }

  /**
   * The key of the token has arrived. A second time for the same chip is a message that was
   * repeated after a crash between its two transactions: the certificates are asked for again.
   */
  void keyArrived(String chipSerial, byte[] request, Sm2PublicKey key, Instant now) {
    if (state != JobState.SIGNING) {
      require(JobState.PREPARING);
    }
    chip = chipSerial;
    p10 = request;
    tokenKey = key.point();
    move(JobState.SIGNING, now);
  }

  /**
   * @param message what the token is to sign
   */
  void sentToToken(byte[] message, Instant now) {
    require(JobState.SIGNING);
    proofDigest = Sm2Signatures.digest(Sm2PublicKey.ofPoint(tokenKey), message);
    move(JobState.INSTALLING, now);
  }

  boolean provedBy(byte[] signature) {
    return Sm2Signatures.verifyDigest(Sm2PublicKey.ofPoint(tokenKey), proofDigest, signature);
  }

  void done(Instant now) {
    require(JobState.INSTALLING);
    openItem = null;
    move(JobState.DONE, now);
  }

  /**
   * @return how often its slip has been missing
   */
  int slipMissed(String code, Instant now) {
    require(JobState.DONE);
    slipProblem = code;
    slipProblemAt = now;
    return ++slipMisses;
  }

  /**
   * Somebody holds the slip that was missing.
   *
   * @return false where none was missing
   */
  boolean slipFound() {
    boolean missing = slipProblem != null;
    slipProblem = null;
    slipProblemAt = null;
    return missing;
  }

  /**
   * @param takenChip what its station had taken, where the bureau has not accepted a chip
   */
  void fail(String step, ProductionFailure why, String detail, String takenChip, Instant now) {
    if (state.over()) {
      throw new IllegalStateException("job " + number + " is " + state);
    }
    failedStep = step;
    failureCode = why.code();
    refusal = why.args().isEmpty() ? null : why.stored();
    failureDetail = detail;
    chip = chip == null ? takenChip : chip;
    openItem = null;
    move(JobState.FAILED, now);
  }

  /**
   * Any station of the region may have it from now on, whatever desk it was for.
   *
   * @return false where it waits for no desk
   */
  boolean forAnyDesk() {
    boolean bound = desk != null && state == JobState.WAITING;
    desk = bound ? null : desk;
    return bound;
  }

  String desk() {
    return desk;
  }

  /** The station had taken that chip before it heard that the job was over. */
  void tookInVain(String takenChip) {
    chip = chip == null ? takenChip : chip;
  }

  private void move(JobState next, Instant now) {
    state = next;
    stepAt = now;
  }

  private void require(JobState expected) {
    if (state != expected) {
      throw new IllegalStateException("job " + number + " is " + state + ", not " + expected);
    }
  }

  String number() {
    return number;
  }

  ItemRef item() {
    return new ItemRef(caseNumber, itemId);
  }

  JobState state() {
    return state;
  }

  String station() {
    return station;
  }

  String chip() {
    return chip;
  }

  /** Whether it has not gone on without this report. */
  boolean awaits(JobReport report) {
    if (report instanceof KeyReady key) {
      return state == JobState.PREPARING || state == JobState.SIGNING && key.chip().equals(chip);
    }
    return report instanceof Installed ? state == JobState.INSTALLING : !state.over();
  }

  /** Whether its station may still take any token for it. */
  boolean takesAnyChip() {
    return chip == null && !state.over();
  }

  byte[] p10() {
    return p10;
  }

  int attempt() {
    return attempt;
  }

  int pinRetryLimit() {
    return pinRetryLimit;
  }

  /**
   * @param waitsFor null unless it waits
   */
  JobView toView(JobWait waitsFor) {
    return new JobView(
        number,
        caseNumber,
        attempt,
        region(),
        holderName,
        state,
        waitsFor,
        desk,
        station,
        chip,
        failedStep,
        failureCode,
        failureDetail,
        failure(),
        slipProblem,
        slipProblemAt,
        openedAt,
        stepAt);
  }

  private ProductionFailure failure() {
    if (failureCode == null) {
      return null;
    }
    return refusal == null ? ProductionFailure.of(failureCode) : ProductionFailure.read(refusal);
  }

  @Override
  public String auditType() {
    return "job";
  }

  @Override
  public String auditId() {
    return number;
  }
}
