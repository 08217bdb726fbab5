package org.certbureau.kmc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.crypto.Sm3Mac;

/** The end of what was said to an order: none of it can be taken away behind it. */
@Entity
@Table(name = "kmc_recovery")
class RecoveryCase extends AuditedRegionRow {
  @Id
  @Column(name = "job")
  private String job;

  /** Of the order that was opened: no other one is consented to for its job. */
  @Column(name = "order_digest")
  private String orderDigest;

  /** What is asked, whichever job asks it; null in rows of before that was written down. */
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

  @Column(name = "mac")
  private String mac;

  protected RecoveryCase() {}

  RecoveryCase(RecoveryOrder order, Instant approvedAt, Sm3Mac macs) {
    super(order.region());
    this.job = order.job();
    this.orderDigest = order.digest();
    this.question = order.question(approvedAt);
    this.mac = macs.hex(text());
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

  void end(Instant now, Sm3Mac macs) {
    endedAt = now.truncatedTo(ChronoUnit.MILLIS);
    mac = macs.hex(text());
  }

  private byte[] text() {
    Written written =
        new Written("kmc-recovery")
            .and(job)
            .and(orderDigest)
            .and(said)
            .and(lastMac)
            .and(recoveredAt == null ? null : recoveredAt.toEpochMilli())
            .and(endedAt == null ? null : endedAt.toEpochMilli());
    return (question == null ? written : written.and(question)).bytes();
  }

  /** Whether it is the very order that was opened. */
  boolean isOf(RecoveryOrder order) {
    return orderDigest.equals(order.digest());
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
    return macs.holds(text(), mac) && said == place && Objects.equals(before, lastMac);
  }

  String question() {
    return question;
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

  Instant recoveredAt() {
    return recoveredAt;
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
}
