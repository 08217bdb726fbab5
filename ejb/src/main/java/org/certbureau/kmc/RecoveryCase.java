package org.certbureau.kmc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

  RecoveryCase(RecoveryOrder order, Sm3Mac macs) {
    super(order.region());
    this.job = order.job();
    this.orderDigest = order.digest();
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
    return new Written("kmc-recovery")
        .and(job)
        .and(orderDigest)
        .and(said)
        .and(lastMac)
        .and(recoveredAt == null ? null : recoveredAt.toEpochMilli())
        .and(endedAt == null ? null : endedAt.toEpochMilli())
        .bytes();
  }

  /** Whether it is the very order that was opened. */
  boolean isOf(RecoveryOrder order) {
    return orderDigest.equals(order.digest());
  }

  boolean isGenuine(Sm3Mac macs) {
    return macs.holds(text(), mac);
  }

  int said() {
    return said;
  }

  String lastMac() {
    return lastMac;
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
