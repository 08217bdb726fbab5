package org.certbureau.recovery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kmc.RecoveryOrder;

/** One key that is to come back to one token; of what the case says it repeats nothing. */
@Entity
@Table(name = "recovery_request")
class RecoveryRequest extends AuditedRegionRow {
  @Id
  @Column(name = "job")
  private String job;

  @Column(name = "case_number")
  private CaseNumber caseNumber;

  /** As people know it. */
  @Column(name = "certificate")
  private String certificate;

  /** The pair that the key belongs to, by its job. */
  @Column(name = "pair")
  private String pair;

  @Column(name = "key_fingerprint")
  private String keyFingerprint;

  @Column(name = "chip")
  private String chip;

  @Column(name = "recipient")
  private byte[] recipient;

  @Column(name = "acceptor")
  private String acceptor;

  @Column(name = "reviewer")
  private String reviewer;

  /** What had to be read, as officers were told; null in rows of before that was kept. */
  @Column(name = "sealed_purpose")
  private byte[] sealedPurpose;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "how_ended")
  private RecoveryEnd end;

  protected RecoveryRequest() {}

  RecoveryRequest(
      RecoveryOrder order, String pair, String chip, byte[] sealedPurpose, Instant now) {
    super(order.region());
    this.job = order.job();
    this.caseNumber = order.caseNumber();
    this.certificate = order.certificate();
    this.pair = pair;
    this.keyFingerprint = order.keyFingerprint();
    this.chip = chip;
    this.recipient = order.recipient().point();
    this.acceptor = order.acceptor();
    this.reviewer = order.reviewer();
    this.sealedPurpose = sealedPurpose;
    this.askedAt = now;
  }

  /**
   * What the officers are asked, as the key centre counts it.
   *
   * @throws RuleViolation {@code kmc.forged} where it was changed to what no order is
   */
  RecoveryOrder order() {
    return readable().orElseThrow(() -> new RuleViolation(Problem.of("kmc.forged", "officer")));
  }

  /** The same; empty where it was changed to what no order is. */
  Optional<RecoveryOrder> readable() {
    try {
      return Optional.of(
          new RecoveryOrder(
              region(),
              caseNumber,
              job,
              certificate,
              keyFingerprint,
              Sm2PublicKey.ofPoint(recipient),
              acceptor,
              reviewer));
    } catch (CryptoFailure changed) {
      return Optional.empty();
    }
  }

  CaseNumber caseNumber() {
    return caseNumber;
  }

  String certificate() {
    return certificate;
  }

  String keyFingerprint() {
    return keyFingerprint;
  }

  String acceptor() {
    return acceptor;
  }

  String reviewer() {
    return reviewer;
  }

  Optional<byte[]> sealedPurpose() {
    return Optional.ofNullable(sealedPurpose);
  }

  void end(RecoveryEnd how, Instant now) {
    end = how;
    endedAt = now;
  }

  boolean isOver() {
    return end != null;
  }

  String pair() {
    return pair;
  }

  String chip() {
    return chip;
  }

  Instant askedAt() {
    return askedAt;
  }

  /** Null while it is open. */
  Instant endedAt() {
    return endedAt;
  }

  /** Null while it is open. */
  RecoveryEnd end() {
    return end;
  }

  @Override
  public String auditType() {
    return "recovery-request";
  }

  @Override
  public String auditId() {
    return job;
  }
}
