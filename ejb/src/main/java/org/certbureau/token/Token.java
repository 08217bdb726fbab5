package org.certbureau.token;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.kernel.Beginning;
import org.certbureau.kernel.RegionCode;

/** One USB key. */
@Entity
@Table(name = "token")
class Token extends AuditedRegionRow {
  private static final int LONGEST_JOB = 60;

  /** No delivery is called so. */
  private static final String NO_DELIVERY = "—";

  @Id
  @Column(name = "chip")
  private String chip;

  @Column(name = "batch")
  private String batch;

  @Column(name = "model")
  private String model;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private TokenState state;

  @Column(name = "job")
  private String job;

  /** The key under which its administrator PIN was made; null while nobody has made one. */
  @Column(name = "pin_key")
  private String pinKey;

  /** Another under which it may be by now, as nobody told; null where its key is known. */
  @Column(name = "pin_key_maybe")
  private String pinKeyMaybe;

  /** Number of the PIN slip that holds; null where that is the one of its job. */
  @Column(name = "pin_slip")
  private String pinSlip;

  @Column(name = "registered_at")
  private Instant registeredAt;

  @Column(name = "issued_at")
  private Instant issuedAt;

  /** The list on which it is destroyed, by its key; null while it stands on none. */
  @Column(name = "destruction_list")
  private Long destructionList;

  protected Token() {}

  Token(String chip, String batch, String model, RegionCode region, Instant registeredAt) {
    super(region);
    this.chip = chip;
    this.batch = batch;
    this.model = model;
    this.registeredAt = registeredAt;
    this.state = TokenState.IN_STOCK;
  }

  /** One that was taken for a job before anybody counted it in. */
  static Token neverCountedIn(String chip, RegionCode region, Instant heardAt) {
    return new Token(chip, NO_DELIVERY, NO_DELIVERY, region, heardAt);
  }

  /** Whether it was counted in with a delivery of that name, so that the same note comes again. */
  boolean cameWith(String delivery) {
    return batch.equals(delivery);
  }

  boolean isBlank() {
    return state == TokenState.IN_STOCK;
  }

  String chip() {
    return chip;
  }

  /** Whether a job of that region may be written to it. */
  boolean freeFor(RegionCode wanted) {
    return state == TokenState.IN_STOCK && wanted.equals(region());
  }

  /** Whether that job is writing to it already. */
  boolean takenBy(String jobNumber) {
    return state == TokenState.ASSIGNED && jobNumber.equals(job);
  }

  /**
   * @param adminPinKey the key under which its administrator PIN was made
   */
  void assignTo(String jobNumber, String adminPinKey) {
    require(TokenState.IN_STOCK);
    state = TokenState.ASSIGNED;
    job = jobNumber;
    pinKey = adminPinKey;
  }

  /** Number of the PIN slip that holds, which is that of the job that printed it. */
  String slip() {
    return pinSlip == null ? job : pinSlip;
  }

  /**
   * @param key under which its administrator PIN is known to be
   */
  void slipIs(String number, String key) {
    pinSlip = number;
    pinKey = key;
    pinKeyMaybe = null;
  }

  String pinKeyMaybe() {
    return pinKeyMaybe;
  }

  void mayComeUnder(String key) {
    pinKeyMaybe = key;
  }

  String pinKey() {
    return pinKey;
  }

  void issue(String jobNumber, Instant now) {
    require(TokenState.ASSIGNED);
    if (!jobNumber.equals(job)) {
      throw new IllegalStateException("token " + chip + " belongs to job " + job);
    }
    state = TokenState.ISSUED;
    issuedAt = now;
  }

  /** Spoiled while it was written to, whether or not the bureau had assigned it yet. */
  void fail(String jobNumber) {
    if (state != TokenState.IN_STOCK) {
      require(TokenState.ASSIGNED);
    }
    // a job that the bureau does not know is called as its station likes
    job = Beginning.of(jobNumber, LONGEST_JOB);
    state = TokenState.FAILED;
  }

  /** Its holder has no use for it any more, or does not have it. */
  void end(TokenState how) {
    require(TokenState.ISSUED);
    state = how;
  }

  /** Taken back, and on no list yet. */
  boolean waitsForList() {
    return state == TokenState.TAKEN_BACK && destructionList == null;
  }

  void enter(long list) {
    require(TokenState.TAKEN_BACK);
    destructionList = list;
  }

  /** The list was a mistake: it waits for another. */
  void leaveList() {
    require(TokenState.TAKEN_BACK);
    destructionList = null;
  }

  /** Two people have signed for it. */
  void destroy() {
    require(TokenState.TAKEN_BACK);
    state = TokenState.DESTROYED;
  }

  boolean isWithHolder() {
    return state == TokenState.ISSUED;
  }

  private void require(TokenState expected) {
    if (state != expected) {
      throw new IllegalStateException("token " + chip + " is " + state + ", not " + expected);
    }
  }

  TokenView toView() {
    return new TokenView(chip, batch, model, region(), state, job, registeredAt, issuedAt);
  }

  @Override
  public String auditType() {
    return "token";
  }

  @Override
  public String auditId() {
    return chip;
  }
}
