package org.certbureau.recovery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.audit.AuditedRow;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kmc.KeyRecipient;
import org.certbureau.kmc.RecoveryOrder;
import org.certbureau.kmc.WantedKey;

/**
 * That one key is to come back to one token. What officers are asked the key centre has written
 * down; here it stands once more, to be looked for, and may be anything that somebody has written
 * there: it is read as it is.
 */
@Entity
@Table(name = "recovery_request")
class RecoveryRequest extends AuditedRow {
  static final String AUDIT_TYPE = "recovery-request";

  @Id
  @Column(name = "job")
  private String job;

  @Column(name = "region")
  private String region;

  @Column(name = "case_number")
  private String caseNumber;

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

  /** What had to be read, in rows of before the centre wrote that down; null in others. */
  @Column(name = "sealed_purpose")
  private byte[] sealedPurpose;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  /** Name of a {@link RecoveryEnd}; null while it is open. */
  @Column(name = "how_ended")
  private String end;

  protected RecoveryRequest() {}

  /**
   * @param openedAt as the centre has it
   */
  RecoveryRequest(RecoveryOrder order, Instant openedAt) {
    this.job = order.job();
    this.region = order.region().value();
    this.caseNumber = order.caseNumber().value();
    this.certificate = order.certificate();
    this.pair = order.key().pair();
    this.keyFingerprint = order.key().fingerprint();
    this.chip = order.recipient().chip();
    this.recipient = order.recipient().key().point();
    this.acceptor = order.acceptor();
    this.reviewer = order.reviewer();
    this.askedAt = openedAt;
  }

  /** Whether it says what the centre has written down, in every column. */
  boolean says(RecoveryOrder order, Instant openedAt) {
    return job.equals(order.job())
        && order.region().value().equals(region)
        && order.caseNumber().value().equals(caseNumber)
        && order.certificate().equals(certificate)
        && order.key().pair().equals(pair)
        && order.key().fingerprint().equals(keyFingerprint)
        && order.recipient().chip().equals(chip)
        && Arrays.equals(order.recipient().key().point(), recipient)
        && order.acceptor().equals(acceptor)
        && order.reviewer().equals(reviewer)
        && Objects.equals(openedAt, askedAt);
  }

  /**
   * What was asked before the centre wrote that down; empty where it was changed to what no order
   * is.
   *
   * @param ordinal of the pair on its certificate
   */
  Optional<RecoveryOrder> ofBefore(int ordinal, String unit, String purpose) {
    try {
      return Optional.of(
          new RecoveryOrder(
              new RegionCode(region),
              new CaseNumber(caseNumber),
              job,
              certificate,
              new WantedKey(pair, ordinal, keyFingerprint, null),
              new KeyRecipient(Sm2PublicKey.ofPoint(recipient), chip, null),
              unit,
              purpose,
              acceptor,
              reviewer,
              null));
    } catch (CryptoFailure | RuleViolation changed) {
      return Optional.empty();
    }
  }

  String region() {
    return region;
  }

  String certificate() {
    return certificate;
  }

  Optional<byte[]> sealedPurpose() {
    return Optional.ofNullable(sealedPurpose);
  }

  void end(RecoveryEnd how, Instant now) {
    end = how.name();
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

  /** Empty while it is open, and for what is no end. */
  Optional<RecoveryEnd> end() {
    return Stream.of(RecoveryEnd.values()).filter(one -> one.name().equals(end)).findFirst();
  }

  @Override
  public String auditType() {
    return AUDIT_TYPE;
  }

  @Override
  public String auditId() {
    return job;
  }

  @Override
  public RegionCode auditRegion() {
    try {
      return new RegionCode(region);
    } catch (RuleViolation changed) {
      return null;
    }
  }
}
