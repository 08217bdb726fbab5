package org.certbureau.kmc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.BufferUnderflowException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.certbureau.audit.AuditedRow;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm3;
import org.certbureau.crypto.Sm3Mac;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;

/**
 * An order as it was opened, and the end of what was said to it: none of it can be taken away
 * behind it. What stands in its columns may be anything, and is read as it is, until the centre has
 * found that it wrote it.
 */
@Entity
@Table(name = "kmc_recovery")
class RecoveryCase extends AuditedRow {
  @Id
  @Column(name = "job")
  private String job;

  @Column(name = "region")
  private String region;

  /** Of the order that was opened: no other one is consented to for its job. */
  @Column(name = "order_digest")
  private String orderDigest;

  /** The order itself, sealed; null in rows of before that was written down. */
  @Column(name = "sealed_order")
  private byte[] sealedOrder;

  /** How often the case had been approved by then; null in rows of before that was counted. */
  @Column(name = "approval")
  private Integer approval;

  /** Null in rows of before that was written down. */
  @Column(name = "opened_at")
  private Instant openedAt;

  /** Of rows of before approvals were counted; null in any other. */
  @Column(name = "question")
  private String question;

  @Column(name = "said")
  private int said;

  @Column(name = "last_mac")
  private String lastMac;

  @Column(name = "recovered_at")
  private Instant recoveredAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  /** What the bureau called its end; null while it has not told, and in rows of before. */
  @Column(name = "how")
  private String how;

  @Column(name = "mac")
  private String mac;

  protected RecoveryCase() {}

  /**
   * @param approval how often the case was approved
   */
  RecoveryCase(RecoveryOrder order, int approval, Instant now, EscrowKey key) {
    this.job = order.job();
    this.region = order.region().value();
    this.orderDigest = order.digest();
    this.sealedOrder = key.sealing().seal(order.written(), associated());
    this.approval = approval;
    this.openedAt = now.truncatedTo(ChronoUnit.MILLIS);
    this.mac = key.mac().hex(text());
  }

  private String associated() {
    return "order/" + job;
  }

  void append(Statement statement, Sm3Mac macs) {
    said = statement.place();
    lastMac = statement.mac();
    mac = macs.hex(text());
  }

  void recovered(Instant now, Sm3Mac macs) {
    recoveredAt = now.truncatedTo(ChronoUnit.MILLIS);
    mac = macs.hex(text());
  }

  /** Nothing more is said to it; what was given out before stays given out. */
  void end(String called, Instant now, Sm3Mac macs) {
    if (!isRecovered()) {
      endedAt = now.truncatedTo(ChronoUnit.MILLIS);
    }
    if (!isOfBefore()) {
      how = called;
    }
    mac = macs.hex(text());
  }

  private byte[] text() {
    return isOfBefore() ? textBefore() : textNow();
  }

  private byte[] textNow() {
    return new Written("kmc-recovery-2")
        .and(job)
        .and(region)
        .and(orderDigest)
        .and(Sm3.hex(sealedOrder))
        .and(approval)
        .and(milli(openedAt))
        .and(question)
        .and(said)
        .and(lastMac)
        .and(milli(recoveredAt))
        .and(milli(endedAt))
        .and(how)
        .bytes();
  }

  private byte[] textBefore() {
    Written written =
        new Written("kmc-recovery")
            .and(job)
            .and(orderDigest)
            .and(said)
            .and(lastMac)
            .and(milli(recoveredAt))
            .and(milli(endedAt));
    return (question == null ? written : written.and(question)).bytes();
  }

  private static Long milli(Instant at) {
    return at == null ? null : at.toEpochMilli();
  }

  /** Whether it was opened before orders were written down. */
  boolean isOfBefore() {
    return sealedOrder == null;
  }

  /** Whether it is the very order that was opened. */
  boolean isOf(RecoveryOrder order) {
    return order.digest().equals(orderDigest);
  }

  /** What was opened; empty for rows of before, and where that was changed. */
  Optional<RecoveryOrder> order(Sealing sealing) {
    if (isOfBefore()) {
      return Optional.empty();
    }
    try {
      return Optional.of(RecoveryOrder.read(sealing.open(sealedOrder, associated())))
          .filter(this::isOf);
    } catch (CryptoFailure | RuleViolation | BufferUnderflowException changed) {
      return Optional.empty();
    }
  }

  String orderDigest() {
    return orderDigest;
  }

  /** Whether the centre itself wrote this row. */
  boolean isWritten(Sm3Mac macs) {
    return macs.holds(text(), mac);
  }

  /**
   * Whether the centre itself wrote this and all that was said to it: nothing was added, changed,
   * or taken away behind its back.
   *
   * @param statements in their order
   */
  boolean isGenuine(List<Statement> statements, Sm3Mac macs) {
    String before = null;
    int place = 0;
    for (Statement statement : statements) {
      if (!statement.follows(before, ++place, macs)) {
        return false;
      }
      before = statement.mac();
    }
    return isWritten(macs) && said == place && Objects.equals(before, lastMac);
  }

  /** None in rows of before that was counted. */
  int approval() {
    return approval == null ? 0 : approval;
  }

  String job() {
    return job;
  }

  int said() {
    return said;
  }

  String lastMac() {
    return lastMac;
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant recoveredAt() {
    return recoveredAt;
  }

  String how() {
    return how;
  }

  /** When nothing more could be said to it; null while something can. */
  Instant overAt() {
    return isRecovered() ? recoveredAt : endedAt;
  }

  boolean isRecovered() {
    return recoveredAt != null;
  }

  boolean isEnded() {
    return endedAt != null;
  }

  @Override
  public String auditType() {
    return "key-recovery";
  }

  @Override
  public String auditId() {
    return job;
  }

  @Override
  public RegionCode auditRegion() {
    return new RegionCode(region);
  }
}
