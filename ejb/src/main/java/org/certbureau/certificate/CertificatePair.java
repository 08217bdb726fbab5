package org.certbureau.certificate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.ca.RevocationReason;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;

/**
 * The signing and the encryption certificate of one token. They live and end together: who revokes
 * one has revoked both.
 */
@Entity
@Table(name = "certificate_pair")
class CertificatePair extends AuditedRegionRow {
  /** The job that made it: one job, one pair. */
  @Id
  @Column(name = "job")
  private String job;

  @Column(name = "case_number")
  private CaseNumber caseNumber;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "line_id")
  private CertificateLine line;

  /** Its place among the pairs of its line, from 1. */
  @Column(name = "ordinal")
  private int ordinal;

  /** The job of the pair that was in force before it; null for a first one. */
  @Column(name = "predecessor")
  private String predecessor;

  /** Its line while it is in force, then null: unique, so a line has one pair in force at most. */
  @Column(name = "in_force_line")
  private Long inForceLine;

  /** When its token had proved it; null before, and where that never came to pass. */
  @Column(name = "in_force_since")
  private Instant inForceSince;

  @Column(name = "holder_name")
  private String holderName;

  /** Null where the certificate bears the registered name. */
  @Column(name = "certificate_name")
  private String certificateName;

  @Column(name = "credit_code")
  private CreditCode creditCode;

  @Column(name = "chip")
  private String chip;

  @Column(name = "issuer")
  private String issuer;

  @Column(name = "signing_serial")
  private String signingSerial;

  @Column(name = "encryption_serial")
  private String encryptionSerial;

  @Column(name = "not_before")
  private Instant notBefore;

  @Column(name = "not_after")
  private Instant notAfter;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private PairState state;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  /** As the issuer's list gives it. */
  @Enumerated(EnumType.STRING)
  @Column(name = "crl_reason")
  private RevocationReason crlReason;

  /** What happened, by its code. */
  @Column(name = "revocation_reason")
  private String revocationReason;

  protected CertificatePair() {}

  CertificatePair(NewPair made, CertificateLine line) {
    super(made.region());
    this.line = line;
    this.ordinal = line.anotherPair();
    this.job = made.job();
    this.caseNumber = made.caseNumber();
    this.holderName = made.holderName();
    this.certificateName =
        made.certificateName().equals(made.holderName()) ? null : made.certificateName();
    this.creditCode = made.creditCode();
    this.chip = made.chip();
    this.issuer = made.issuer();
    this.signingSerial = made.signingSerial();
    this.encryptionSerial = made.encryptionSerial();
    this.notBefore = made.validity().notBefore();
    this.notAfter = made.validity().notAfter();
    this.state = PairState.PENDING;
  }

  /**
   * @param before the pair whose place it takes; null where none is in force
   */
  void activate(CertificatePair before, Instant now) {
    require(PairState.PENDING);
    inForceSince = now;
    predecessor = before == null ? null : before.job;
    state = PairState.ACTIVE;
    inForceLine = line.id();
    line.carriedBy(chip);
  }

  void revoke(Instant now, RevocationReason listed, String reason) {
    if (state.isOver()) {
      throw new IllegalStateException("pair of job " + job + " is " + state);
    }
    leaveLine();
    state = PairState.REVOKED;
    revokedAt = now;
    crlReason = listed;
    revocationReason = reason;
  }

  /** It may come back: whoever relies on it is told that it is on hold. */
  void hold(Instant now) {
    require(PairState.ACTIVE);
    state = PairState.SUSPENDED;
    revokedAt = now;
    crlReason = RevocationReason.CERTIFICATE_HOLD;
  }

  void lift() {
    require(PairState.SUSPENDED);
    state = PairState.ACTIVE;
    revokedAt = null;
    crlReason = null;
  }

  /** Another pair of its line was proved and takes its place. */
  void supersede(Instant now) {
    require(PairState.ACTIVE);
    leaveLine();
    state = PairState.SUPERSEDED;
    revokedAt = now;
    crlReason = RevocationReason.SUPERSEDED;
  }

  /** It had expired when its line ended or went on without it: no list names it. */
  void lapse() {
    require(PairState.ACTIVE);
    leaveLine();
    state = PairState.LAPSED;
  }

  private void leaveLine() {
    if (inForceLine != null) {
      inForceLine = null;
      line.carriedBy(null);
    }
  }

  private void require(PairState wanted) {
    if (state != wanted) {
      throw new IllegalStateException("pair of job " + job + " is " + state);
    }
  }

  PairState state() {
    return state;
  }

  /** Whether it is or was in force: something may be encrypted for it. */
  boolean wasInForce() {
    return inForceSince != null;
  }

  boolean isInForce() {
    return inForceLine != null;
  }

  boolean isExpired(Instant now) {
    return !notAfter.isAfter(now);
  }

  Instant notAfter() {
    return notAfter;
  }

  int ordinal() {
    return ordinal;
  }

  CertificateLine line() {
    return line;
  }

  PairView toView() {
    return new PairView(
        job,
        caseNumber,
        line.number(),
        ordinal,
        region(),
        holderName,
        certificateName == null ? holderName : certificateName,
        creditCode,
        chip,
        issuer,
        signingSerial,
        encryptionSerial,
        notBefore,
        notAfter,
        state,
        revokedAt,
        crlReason,
        revocationReason);
  }

  @Override
  public String auditType() {
    return "pair";
  }

  @Override
  public String auditId() {
    return job;
  }
}
