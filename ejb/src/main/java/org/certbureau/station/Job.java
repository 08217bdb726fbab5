package org.certbureau.station;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.certbureau.application.production.ItemRef;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.proof.InstallProof;
import org.certbureau.station.stage.BornKey;
import org.certbureau.station.stage.JobFailure;
import org.certbureau.station.stage.MissingSlip;
import org.certbureau.station.stage.OrderOnItsWay;
import org.certbureau.station.stage.PinOrder;

/**
 * One attempt to make one token for one item of a case. A failed job is over for good: the next
 * attempt is a job of its own with a token of its own.
 */
@Entity
@Table(name = "station_job")
class Job extends AuditedRegionRow {
  /** When its station is told again for the first time of what it has not settled. */
  static final Duration FIRST_REMINDER = Duration.ofMinutes(1);

  @Id
  @Column(name = "job_number")
  private String number;

  @Column(name = "case_number")
  private CaseNumber caseNumber;

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

  /** What is done with a holder's token, for the people at the station; null for a blank. */
  @Column(name = "task")
  private String task;

  @Column(name = "pin_retry_limit")
  private int pinRetryLimit;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private JobState state;

  @Column(name = "station")
  private String station;

  @Column(name = "chip")
  private String chip;

  // each null while there is none
  @Embedded private BornKey born;
  @Embedded private OrderOnItsWay onItsWay;
  @Embedded private JobFailure failure;
  @Embedded private PinOrder pinOrder;

  /** See {@link NewJob#pinKey}; of a blank the one it is made under, null for its station's own. */
  @Column(name = "pin_key")
  private String pinKey;

  @Embedded private MissingSlip slip = new MissingSlip();

  /** When its station is told again what it has not answered; null where it was told but once. */
  @Column(name = "tell_at")
  private Instant tellAt;

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
    this.chip = wanted.chip();
    this.task = wanted.task();
    this.desk = wanted.desk();
    this.attempt = attempt;
    this.holderName = wanted.holderName();
    this.pinRetryLimit = wanted.pinRetryLimit();
    this.state = JobState.WAITING;
    this.openedAt = now;
    this.stepAt = now;
    this.pinOrder = kind == JobKind.RESET_PIN ? PinOrder.anew(wanted.pinKeyMaybe()) : null;
    this.pinKey = wanted.pinKey();
  }

  void sendTo(String stationCode, String keyOfBlanks, Instant now) {
    require(JobState.WAITING);
    station = stationCode;
    pinKey = kind == JobKind.ISSUE ? keyOfBlanks : pinKey;
    move(JobState.PREPARING, now);
  }

  String pinKey() {
    return pinKey;
  }

  JobKind kind() {
    return kind;
  }

  Long line() {
    return line;
  }

  String holderName() {
    return holderName;
  }

  String task() {
    return task;
  }

  /**
   * The key of the token has arrived. A second time for the same chip, the certificates are asked
   * for again.
   */
  void keyArrived(String chipSerial, byte[] request, Sm2PublicKey key, Instant now) {
    if (state != JobState.SIGNING) {
      require(JobState.PREPARING);
    }
    chip = chipSerial;
    born = new BornKey(request, key);
    move(JobState.SIGNING, now);
  }

  void sentToToken(Install order, Instant now) {
    require(JobState.SIGNING);
    born.isToSign(InstallProof.message(order));
    move(JobState.INSTALLING, now);
    onItsWay = OrderOnItsWay.of(order);
  }

  /**
   * @param pair whose key comes back, by its job
   * @param answer what only a token that has the key can say
   */
  void sentToToken(Restore order, String pair, Octets answer, Instant now) {
    require(JobState.SIGNING);
    born.isToAnswer(answer);
    move(JobState.INSTALLING, now);
    onItsWay = OrderOnItsWay.of(order, pair);
  }

  /** Null where nothing is on its way, and where a program sent it that did not keep it. */
  OrderOnItsWay onItsWay() {
    return onItsWay;
  }

  /** Null before a key was born for it. */
  BornKey born() {
    return born;
  }

  /** Null where no other PIN is asked for. */
  PinOrder pinOrder() {
    return pinOrder;
  }

  /** Its token has proved what was asked of it. */
  void done(Instant now) {
    require(pinOrder == null ? JobState.INSTALLING : JobState.PREPARING);
    openItem = null;
    move(JobState.DONE, now);
    // on a blank nothing is left to settle
    tellAt = kind == JobKind.ISSUE ? null : now.plus(FIRST_REMINDER);
  }

  /** The station is to be told again, until it answers. */
  void tellAgainAt(Instant next) {
    tellAt = next;
  }

  /**
   * Nothing is left to do with the holder's token.
   *
   * @return false where that was known
   */
  boolean settled() {
    boolean waited = tellAt != null;
    tellAt = null;
    return waited;
  }

  /**
   * @param takenChip what its station had taken, where the bureau has not accepted a chip
   */
  void fail(String step, ProductionFailure why, String detail, String takenChip, Instant now) {
    if (state.over()) {
      throw new IllegalStateException("job " + number + " is " + state);
    }
    failure = new JobFailure(step, why, detail);
    chip = chip == null ? takenChip : chip;
    openItem = null;
    move(JobState.FAILED, now);
  }

  /** Any station of the region may have it from now on; false where it waits for no desk. */
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
    tellAt = null;
    onItsWay = null;
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
    return new AwaitedReport(kind(), state, chip).is(report);
  }

  /** Whether its station may still take any token for it. */
  boolean takesAnyChip() {
    return chip == null && !state.over();
  }

  Instant stepAt() {
    return stepAt;
  }

  int attempt() {
    return attempt;
  }

  int pinRetryLimit() {
    return pinRetryLimit;
  }

  /** Whether its station has still to say that nothing is left to do. */
  boolean isUnsettled() {
    return tellAt != null;
  }

  /** Null unless it came to nothing. */
  JobFailure failure() {
    return failure;
  }

  MissingSlip slip() {
    return slip;
  }

  Instant openedAt() {
    return openedAt;
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
